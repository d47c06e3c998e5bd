import * as z from 'zod/mini';
import { LONGEST_FILE } from '../limits';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';
import type { ChangedPart } from './audit';
import { ruleId } from './ids';
import { ruleParts } from './rules';

/** By this a file is known. */
export const FILE_APP = 'nps.today for Jira: rules';
const FILE_VERSION = 1;

const text = z.string().check(z.maxLength(255));
const names = z.optional(z.record(z.string(), text));

/** Rules as they are handed from one site to another, and what their ids stand for on the site that they are from. */
export const ruleFile = z.object({
  app: z.literal(FILE_APP),
  version: z.literal(FILE_VERSION),
  /** Strict: a part of a newer version must not get lost unsaid. */
  rules: z
    .array(z.strictObject({ ...ruleParts.shape, enabled: z._default(z.boolean(), true) }))
    .check(z.minLength(1), z.maxLength(50)),
  names: z.object({
    campaigns: names,
    projects: z.optional(z.record(z.string(), z.object({ key: text, name: text }))),
    statuses: names,
    workTypes: names,
    requestTypes: names,
    fields: names,
  }),
});

export type RuleFile = z.output<typeof ruleFile>;
export const EMPTY_FILE = { app: FILE_APP, version: FILE_VERSION } as const;

const file = {
  text: z.string().check(z.minLength(1), z.maxLength(LONGEST_FILE)),
  /** `replace`: the rules are those of the file then, and no others. `add`: those that are not there yet come after the others. */
  mode: z.enum(['replace', 'add']),
};

export const ruleFileInputs = {
  exportRules: noInput,
  compareRules: z.object(file),
  /** `seen`: the rules as they were compared. `leaveOut`: do without what this site does not have. */
  importRules: z.object({
    ...file,
    leaveOut: z.boolean(),
    seen: z.array(z.object({ id: ruleId, revision: z.int() })).check(z.maxLength(100)),
  }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof ruleFileInputs>;

export interface ExportedRules {
  /** JSON. */
  text: string;
  rules: number;
  /** Rules that are not complete, and so not in it. */
  unfinished: number;
}

/** What is wrong with a file. `rule`: which one, from 1; `part`: which part of it. */
export interface FileProblem {
  kind: 'no-json' | 'other-file' | 'too-many' | 'unknown-part' | 'missing-part' | 'wrong-value';
  rule?: number;
  part?: string;
}

/** What becomes of one rule. `left-out`: without what this site lacks it would be another rule. */
export interface ComparedRule {
  what: 'added' | 'changed' | 'unchanged' | 'removed' | 'left-out';
  name?: string;
  parts: ChangedPart[];
  /** Why it cannot be saved. */
  problem?: 'campaign-unknown' | 'jql-wrong' | 'field-wrong';
}

/** What a rule of the file names and this site does not have. */
export interface Unmatched {
  sort: 'campaigns' | 'projects' | 'statuses' | 'workTypes' | 'requestTypes' | 'fields';
  id: string;
  /** What it is called on the site that the file is from. */
  name?: string;
}

export type Comparison =
  | { kind: 'wrong'; problems: FileProblem[] }
  | { kind: 'too-many-rules' }
  | {
      kind: 'compared';
      rules: ComparedRule[];
      unmatched: Unmatched[];
      /** In the order in which they are tried now. */
      seen: { id: string; revision: number }[];
    };

/** Calls that hand rules from one site to another. */
export type RuleFileApi = {
  exportRules(input: Inputs['exportRules']): Promise<Result<ExportedRules>>;
  /** What importing would do. Nothing is saved. */
  compareRules(input: Inputs['compareRules']): Promise<Result<Comparison>>;
  /** Nothing is saved where anything is refused. */
  importRules(input: Inputs['importRules']): Promise<Result<null>>;
};
