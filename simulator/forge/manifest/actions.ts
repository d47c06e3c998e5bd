import { ACTIONS_MOST, OUTPUT_NAME_LENGTH } from '../limits';

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/ */
export interface ActionModule {
  key: string;
  function: string;
  inputs: Record<string, { type: 'string' | 'integer' | 'number' | 'boolean'; required: boolean }>;
  outputs?: Record<string, { type: string; nullable: boolean }>;
  outputContext?: { entityName: string; outputType: string; outputDomain: string };
}

/** The module that shows actions to Jira's automation. */
export const PROVIDER = 'automation:actionProvider';

/**
 * The actions that a provider names. Throws on what Atlassian's validator lets pass and Jira's automation does not take.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/
 */
export function actionsOf(declared: ActionModule[], providers: { actions: string[] }[]): Map<string, ActionModule> {
  const named = providers.flatMap(({ actions }) => actions);
  if (named.length > ACTIONS_MOST) throw new Error(`manifest.yml has more than ${ACTIONS_MOST} automation actions.`);
  return new Map(
    named.map((key) => {
      const action = declared.find((each) => each.key === key);
      if (!action) throw new Error(`manifest.yml provides action "${key}", which it does not declare.`);
      const problem = problemOf(action);
      if (problem) throw new Error(`manifest.yml: action "${key}" ${problem}.`);
      return [key, action];
    }),
  );
}

function problemOf({ outputs, outputContext }: ActionModule): string | undefined {
  if (!outputs) return undefined;
  if (!outputContext) return 'has outputs and no outputContext';
  const { entityName, outputDomain, outputType } = outputContext;
  if (!isName(entityName, /^[a-zA-Z0-9]+$/))
    return `has an entityName that is not 1 to ${OUTPUT_NAME_LENGTH} letters or digits`;
  if (!isName(outputDomain, /^[a-z-]+$/))
    return `has an outputDomain that is not 1 to ${OUTPUT_NAME_LENGTH} lower case letters`;
  return ['OBJECT', 'LIST'].includes(outputType) ? undefined : 'has an unknown outputType';
}

function isName(name: string, form: RegExp): boolean {
  return name.length <= OUTPUT_NAME_LENGTH && form.test(name);
}
