import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Pace } from '../../ports/pace';
import type { RuleWatchRecord, Since } from '../../ports/rule-watch';
import { callTurns } from '../sending/call-turns';
import type { Checked, CheckRulesPorts, OutsideProblem } from './check-rules';
import { checkRules } from './check-rules';

export type WatchRulesPorts = CheckRulesPorts & { ruleWatch: RuleWatchRecord; clock: Clock; log: Log };

/** `since`: when it was noticed, epoch milliseconds. */
export type NoticedProblem = OutsideProblem & { since: number };

/** How often the sweep looks, in milliseconds: some calls of Jira each time, however much is due otherwise. */
const EVERY_MS = 6 * 3_600_000;

/** What is wrong with rules that were right when they were saved, by their ids, and since when. */
export async function watchRules(ports: WatchRulesPorts): Promise<Record<string, NoticedProblem[]>> {
  const [before, checked] = await Promise.all([ports.ruleWatch.read(), checkRules(ports)]);
  const checkedAt = ports.clock.now();
  const since = mapped(checked, (each, id) => sinceOf(each, before?.since[id] ?? {}, checkedAt));
  await ports.ruleWatch.keep({ checkedAt, since });
  return mapped(checked, ({ problems }, id) =>
    problems.map((problem) => ({ ...problem, since: since[id]?.[problem.kind] ?? checkedAt })),
  );
}

/**
 * The same from the sweep, now and then, so that what is wrong is on record although nobody has opened a screen. It keeps
 * nps.today's pace for its one call there, and leaves it to a later sweep where somebody else is calling. Nothing fails with
 * it.
 */
export async function watchRulesInTime(ports: WatchRulesPorts & { pace: Pace }): Promise<void> {
  try {
    const now = ports.clock.now();
    const last = await ports.ruleWatch.read();
    // Whoever made the rules has just seen that they are right.
    if (!last) return await ports.ruleWatch.keep({ checkedAt: now, since: {} });
    if (now - last.checkedAt < EVERY_MS) return;
    const turns = callTurns(ports.pace, ports.clock);
    if (!(await turns.begin())) return;
    if (await turns.take()) await watchRules(ports);
    await turns.end();
  } catch (error) {
    ports.log.error('The rules could not be looked at; a later sweep will', error);
  }
}

/** What is still wrong, or may be, began when it was noticed first. */
function sinceOf({ problems, unknown }: Checked, before: Since, now: number): Record<string, number> {
  const known = unknown.flatMap((kind) => (before[kind] === undefined ? [] : [[kind, before[kind]] as const]));
  const found = problems.map(({ kind }) => [kind, before[kind] ?? now] as const);
  return Object.fromEntries([...known, ...found]);
}

function mapped<A, B>(record: Record<string, A>, change: (value: A, id: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value, id)]));
}
