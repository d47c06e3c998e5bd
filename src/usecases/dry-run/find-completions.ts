import { AT_ONCE_MS } from '../../domain/guard-rails';
import type { Rule } from '../../domain/rule';
import { covers } from '../../domain/rule';
import { BORN } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Configuration, SiteResult, SiteStatus } from '../../ports/configuration';
import type { StatusStep } from '../../ports/history';
import type { Candidate, PastChanges } from '../../ports/past-changes';
import { MOST_HISTORIES } from '../../ports/past-changes';
import type { DraftOfRule, WithDraftPorts } from '../rules/with-draft';
import { withDraft } from '../rules/with-draft';

export interface FindCompletionsPorts extends WithDraftPorts {
  configuration: Configuration;
  pastChanges: PastChanges;
  clock: Clock;
}

/** A change of status that finished a work item as far as the rule's statuses go. */
export interface PastCompletion {
  workItemId: string;
  changeId: string;
  /** Epoch ms. */
  at: number;
  /** How many the same person or app finished at once with it, itself included. */
  atOnce: number;
}

export interface FoundCompletions {
  /** In the order in which they happened. */
  completions: PastCompletion[];
  /** There are more work items than are looked at: these are the ones that changed last. */
  more: boolean;
  /** Names of projects of the rule that the app may not see: what was finished there is left out. */
  unseen: string[];
}

const DAY_MS = 24 * 3_600_000;

/** What a rule, or a draft of one, would have been asked about in the last days: one search, and one read of histories. */
export async function findCompletions(
  ports: FindCompletionsPorts,
  draft: DraftOfRule,
  days: number,
): Promise<SiteResult<FoundCompletions>> {
  const { rule } = await withDraft(ports, draft);
  const place = await placeOf(ports.configuration, rule);
  if (place.kind !== 'ok') return place;
  const { projects, statuses, unseen } = place.value;
  if (projects.length === 0 || statuses.length === 0)
    return { kind: 'ok', value: { completions: [], more: false, unseen } };
  const read = await ports.pastChanges.reaching({ projects, statuses, days, limit: MOST_HISTORIES });
  if (read.kind !== 'ok') return read;
  const { found, more } = read.value;
  const steps = await ports.pastChanges.stepsOf(found.map(({ id }) => id));
  if (steps.kind !== 'ok') return steps;
  const since = ports.clock.now() - days * DAY_MS;
  const finished = new Set(statuses);
  const all = found.flatMap((each) => completionsOf(each, steps.value.get(each.id) ?? [], finished, since));
  return { kind: 'ok', value: { completions: counted(all), more, unseen } };
}

interface Place {
  projects: 'all' | string[];
  statuses: string[];
  unseen: string[];
}

/** What of the rule's projects and finished statuses the app sees: Jira's search refuses all of it for one that is not. */
async function placeOf(configuration: Configuration, rule: Rule): Promise<SiteResult<Place>> {
  const [known, there, seen] = await Promise.all([
    configuration.statuses(),
    rule.projects === 'all' ? undefined : configuration.projectsById(rule.projects),
    rule.projects === 'all' ? undefined : configuration.browsable(rule.projects),
  ]);
  if (known.kind !== 'ok') return known;
  if (there && there.kind !== 'ok') return there;
  if (seen && seen.kind !== 'ok') return seen;
  const { finishedStatuses: chosen } = rule;
  const finishes = ({ id, category, projectId }: SiteStatus) =>
    (chosen === 'done-category' ? category === 'done' : chosen.includes(id)) &&
    (projectId === undefined || covers(rule, projectId));
  return {
    kind: 'ok',
    value: {
      projects: seen ? seen.value.map(({ id }) => id) : 'all',
      unseen: (there?.value ?? [])
        .filter(({ id }) => !seen?.value.some((each) => each.id === id))
        .map(({ name }) => name),
      statuses: known.value.filter(finishes).map(({ id }) => id),
    },
  };
}

type Found = Omit<PastCompletion, 'atOnce'> & { by?: string };

/** From one finished status to another is no completion; a work item without any change was born as it is. */
function completionsOf(
  { id: workItemId, created = 0 }: Candidate,
  steps: StatusStep[],
  finished: Set<string>,
  since: number,
): Found[] {
  if (steps.length === 0) return created > since ? [{ workItemId, changeId: BORN, at: created }] : [];
  return steps.flatMap(({ id: changeId, at = 0, from = '', to = '', by }) =>
    at > since && finished.has(to) && !finished.has(from)
      ? [{ workItemId, changeId, at, ...(by?.accountId ? { by: by.accountId } : {}) }]
      : [],
  );
}

function counted(found: Found[]): PastCompletion[] {
  const inOrder = [...found].sort((a, b) => a.at - b.at);
  const timesOf = new Map<string, number[]>();
  for (const { by, at } of inOrder) if (by !== undefined) timesOf.set(by, [...(timesOf.get(by) ?? []), at]);
  return inOrder.map(({ by, ...each }) => {
    const times = by === undefined ? [] : (timesOf.get(by) ?? []);
    return { ...each, atOnce: times.filter((at) => Math.abs(at - each.at) <= AT_ONCE_MS).length };
  });
}
