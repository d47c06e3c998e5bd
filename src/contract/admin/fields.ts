import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';
import type { FieldMapping, FieldPart, FieldType, NeededPart, OptionalPart } from '../../domain/field-parts';
import { ALL_PARTS, isNeeded } from '../../domain/field-parts';
import { MOST_CHECKED_AT_ONCE } from '../limits';
import { addedFieldId, jiraId } from './ids';

export { byPart, isNeeded, NEEDED_PARTS, OPTIONAL_PARTS } from '../../domain/field-parts';
export type { FieldPart, NeededPart } from '../../domain/field-parts';

const fieldId = z.nullable(addedFieldId);
const fieldIdOrNone = z.optional(fieldId);
/** For each part its field's id, null for none. */
const fieldOfPart = Object.fromEntries(
  ALL_PARTS.map((part) => [part, isNeeded(part) ? fieldId : fieldIdOrNone]),
) as Record<NeededPart, typeof fieldId> & Record<OptionalPart, typeof fieldIdOrNone>;

export const fieldsInputs = {
  listFields: noInput,
  saveFields: z.object(fieldOfPart),
  /** Creates the fields that every site needs where they do not exist yet, and maps them. Safe to run twice. */
  createFields: noInput,
  /** A few projects at a time: one call has 25 seconds. `quick`: reasons are looked for only where something is wrong. */
  checkFields: z.object({
    projectIds: z.array(jiraId).check(z.minLength(1), z.maxLength(MOST_CHECKED_AT_ONCE)),
    quick: z.optional(z.boolean()),
  }),
  /** Puts the mapped fields on the screens of one project. */
  repairFields: z.object({ projectId: jiraId }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof fieldsInputs>;

/** The chosen field of each part. */
export type FieldChoice = FieldMapping;

export interface FieldOption {
  id: string;
  name: string;
  /** What it can hold. */
  fits: FieldPart[];
  type: FieldType;
}

/** Whether the mapped fields can be written in one project. */
export interface ProjectFieldCheck {
  projectId: string;
  projectKey: string;
  projectName: string;
  /**
   * `missing`: the app can see to it; `team-managed`: a person has to; `locked`: the status of finished work items lets
   * nobody edit them; `hidden`: the app may not browse the project; `read-only`: it may not edit there; `gone`: there is
   * no such project; `refused`: Jira does not let the app look; `unknown`: Jira is unavailable now.
   */
  kind: 'ready' | 'missing' | 'team-managed' | 'locked' | 'hidden' | 'read-only' | 'gone' | 'refused' | 'unknown';
  /**
   * Why Jira refused to let the app look, or to change what is missing, as far as it says: the app may not; what it is
   * about is not there; nobody could do it like this, for instance because something is locked.
   */
  refusal?: 'no-permission' | 'not-there' | 'not-accepted';
  /** The status of finished work items lets nobody edit them, whatever else is in the way. */
  locked: boolean;
  /** Fields that work items of this project cannot have at all: no context of theirs holds it. */
  notApplied: NeededPart[];
  /** Fields that the project's field scheme leaves out. */
  notInScheme: NeededPart[];
  /** The project has a field of its own by this one's name; responses are not written to it. */
  ownFields: NeededPart[];
  /** What Jira was asked about: a finished work item, another, or none because there is none. */
  askedAbout: 'finished' | 'unfinished' | 'none';
  screens: { screenId: string; screenName: string; missing: NeededPart[] }[];
}

/** Calls about the fields that responses are written to. */
export type FieldsApi = {
  listFields(input: Inputs['listFields']): Promise<Result<FieldOption[]>>;
  saveFields(input: Inputs['saveFields']): Promise<Result<null>>;
  createFields(input: Inputs['createFields']): Promise<Result<FieldChoice>>;
  checkFields(input: Inputs['checkFields']): Promise<Result<ProjectFieldCheck[]>>;
  repairFields(input: Inputs['repairFields']): Promise<Result<ProjectFieldCheck>>;
};
