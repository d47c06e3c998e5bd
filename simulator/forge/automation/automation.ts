import { ACTION_CONFIG_BYTES } from '../limits';
import type { ActionModule } from '../manifest/actions';
import type { Manifest } from '../manifest/manifest';
import type { Outcome } from '../runner/invocation';
import type { Runner } from '../runner/runner';

/** What a rule's audit log says of an action, and the smart values that later steps of the rule read. */
export type ActionResult =
  { kind: 'went-on'; outputs: Record<string, unknown> } | { kind: 'stopped'; messages: string[] };

export interface ActionCall {
  action: string;
  /** As the action's form gave them to the rule: smart values in them are not resolved yet. */
  inputs: Record<string, unknown>;
  /** The work item that the rule runs for. */
  issueKey?: string;
  /** The person of the rule's connection. */
  accountId?: string;
}

/** What is in the audit log where the app failed: nothing of what it threw. */
const GENERIC = 'The app could not run this action.';
const SMART_VALUE = /\{\{issue\.key\}\}/g;

interface AutomationOptions {
  manifest: Manifest;
  runner: () => Runner;
  contextFor(moduleKey: string, accountId?: string): object;
}

/**
 * Jira's automation, as far as it runs actions of the app. Rejects where no rule could be saved with such an action.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/
 */
export function createAutomation({ manifest, runner, contextFor }: AutomationOptions) {
  return {
    async run({ action: key, inputs, issueKey, accountId }: ActionCall): Promise<ActionResult> {
      const action = manifest.actions.get(key);
      if (!action) throw new Error(`No provider in manifest.yml shows an action "${key}" to Jira's automation.`);
      const problem = problemOf(action, inputs);
      if (problem) throw new Error(`A rule with these inputs cannot be saved: ${problem}.`);
      const args = [resolved(inputs, issueKey), contextFor(key, accountId)];
      const outcome = await runner().run({ functionKey: action.function, moduleKey: key, args, accountId });
      return resultOf(action, outcome);
    },
  };
}

function problemOf({ inputs: declared }: ActionModule, inputs: Record<string, unknown>): string | undefined {
  if (Buffer.byteLength(JSON.stringify(inputs)) > ACTION_CONFIG_BYTES) return 'they exceed 100 KB';
  for (const name of Object.keys(inputs)) if (!declared[name]) return `"${name}" is not declared`;
  for (const [name, { type, required }] of Object.entries(declared)) {
    const value = inputs[name];
    if (value === undefined ? required : !isOf(type, value)) return `"${name}" is missing or no ${type}`;
  }
  return undefined;
}

function isOf(type: string, value: unknown): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

/** A smart value that stands for nothing is an empty text. Other smart values than the key are not modelled. */
function resolved(inputs: Record<string, unknown>, issueKey = ''): Record<string, unknown> {
  const texts = Object.entries(inputs).map(([name, value]) => {
    const text = typeof value === 'string' ? value.replace(SMART_VALUE, issueKey) : value;
    if (typeof text === 'string' && text.includes('{{'))
      throw new Error(`The smart value in "${name}" is not modelled.`);
    return [name, text] as const;
  });
  return Object.fromEntries(texts);
}

function resultOf({ outputs: declared = {} }: ActionModule, outcome: Outcome): ActionResult {
  if (outcome.kind !== 'returned') return { kind: 'stopped', messages: [GENERIC] };
  const reply = (outcome.value ?? {}) as Record<string, unknown> & { errors?: { message: string }[] };
  if (reply.errors) return { kind: 'stopped', messages: reply.errors.map(({ message }) => message) };
  for (const name of Object.keys(reply))
    if (!declared[name]) throw new Error(`The action returned "${name}", which is no output.`);
  for (const [name, { type, nullable }] of Object.entries(declared)) {
    const value = reply[name] ?? null;
    if (value === null ? !nullable : !isOf(type, value)) throw new Error(`The output "${name}" is no ${type}.`);
  }
  return { kind: 'went-on', outputs: reply };
}
