import type * as z from 'zod/mini';
import type { Comparison, FileProblem, RuleFile } from '../../contract/admin/rule-file';
import { EMPTY_FILE, ruleFile, ruleFileInputs as inputs } from '../../contract/admin/rule-file';
import { compareRules } from '../../usecases/rule-file/compare-rules';
import type { ComparedRules } from '../../usecases/rule-file/compare-rules';
import { exportRules } from '../../usecases/rule-file/export-rules';
import type { ImportRulesPorts } from '../../usecases/rule-file/import-rules';
import { importRules } from '../../usecases/rule-file/import-rules';
import { type Clocked, problem, siteReply } from '../replies';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type RuleFilePorts = ImportRulesPorts & Clocked;

export function ruleFileCalls(ports: RuleFilePorts, admin: Admit) {
  return {
    exportRules: guarded(inputs.exportRules, admin, async () =>
      siteReply(
        await exportRules(ports),
        ({ rules, names, unfinished }) => ({
          text: textOf({ ...EMPTY_FILE, rules, names }),
          rules: rules.length,
          unfinished,
        }),
        ports.clock.now(),
      ),
    ),
    compareRules: guarded(inputs.compareRules, admin, async ({ text, mode }) => {
      const file = fileIn(text);
      if ('problems' in file) return ok<Comparison>({ kind: 'wrong', problems: file.problems });
      const outcome = await compareRules(ports, file, mode);
      if (outcome.kind === 'too-many-rules') return ok<Comparison>(outcome);
      return siteReply(outcome, comparison, ports.clock.now());
    }),
    importRules: guarded(inputs.importRules, admin, async ({ text, ...asked }) => {
      const file = fileIn(text);
      if ('problems' in file) return problem('bad-input');
      const outcome = await importRules(ports, file, asked);
      if (outcome.kind === 'imported') return ok(null);
      if (outcome.kind === 'changed-meanwhile' || outcome.kind === 'too-many-rules') return problem(outcome.kind);
      return siteReply(outcome, () => null, ports.clock.now());
    }),
  };
}

/** Without what a rule holds besides, such as names that campaigns had when they were chosen. */
function textOf(file: object): string {
  const read = ruleFile.safeParse(file);
  return JSON.stringify(read.success ? read.data : file, null, 2);
}

function comparison({ rules, unmatched, stored }: ComparedRules): Comparison {
  return {
    kind: 'compared',
    rules: rules.map(({ stored: _stored, draft: _draft, ...rule }) => rule),
    unmatched,
    seen: stored.map(({ id, revision }) => ({ id, revision })),
  };
}

function fileIn(text: string): RuleFile | { problems: FileProblem[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problems: [{ kind: 'no-json' }] };
  }
  const read = ruleFile.safeParse(json);
  return read.success ? read.data : { problems: problemsIn(read.error.issues, json) };
}

/** Each rule's parts that are wrong, once each; where it is no such file at all, that alone. */
function problemsIn(issues: z.core.$ZodIssue[], json: unknown): FileProblem[] {
  if (issues.some(({ path: [first] }) => first !== 'rules' && first !== 'names')) return [{ kind: 'other-file' }];
  const problems = issues.flatMap((issue): FileProblem[] => {
    const [where, index, part] = issue.path;
    if (where !== 'rules' || typeof index !== 'number')
      return [{ kind: issue.code === 'too_big' ? 'too-many' : 'other-file' }];
    const of = { rule: index + 1 };
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((each) => ({ kind: 'unknown-part', ...of, part: each }));
    if (typeof part !== 'string') return [{ kind: 'wrong-value', ...of }];
    return [{ kind: isThere(json, index, part) ? 'wrong-value' : 'missing-part', ...of, part }];
  });
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()];
}

function isThere(json: unknown, index: number, part: string): boolean {
  const { rules } = json as { rules: Record<string, unknown>[] };
  return rules[index]?.[part] !== undefined;
}
