import type { Reason } from '../../domain/reason';
import type { Survey, SurveyState } from '../../domain/survey';
import { isAbout, needsPerson } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { SurveyList } from '../../ports/ledger';
import type { WorkItems } from '../../ports/work-items';
import type { Activity, ActivityFilter, ListActivityPorts } from './activity';
import { HEADINGS, pageOf } from './activity';
import type { Paged, Place, Source } from './page-through';
import { pageThrough } from './page-through';
import { showSurvey } from './show-survey';

/**
 * A page of the surveys that fit. They are found by the index that most likely holds few others, of which so many a call
 * are looked through. Lists lag: what somebody may act on is shown as it was last written.
 */
export async function listActivity(
  ports: ListActivityPorts & { clock: Clock },
  filter: ActivityFilter,
  place?: Place,
): Promise<Paged<Activity>> {
  return pageThrough(sourcesOf(ports, filter), {
    ...pageOf(filter, ports.clock),
    place,
    show: (survey) => shown(ports, survey),
    ...(isWhole(filter) ? {} : { fits: fitting(filter) }),
  });
}

/** The lists in which the surveys that fit are found. */
export function sourcesOf(ports: Pick<ListActivityPorts, 'ledger'>, filter: ActivityFilter): Source<Survey>[] {
  return listsFor(filter).map((list) => surveysOn(ports, list));
}

/** Which of the surveys there fit. */
export function fitting({ under, projectId, ruleId }: ActivityFilter): (survey: Survey) => boolean {
  return ({ state, projectId: own, ruleId: by }) => {
    const isUnder = under === undefined || HEADINGS[under].some((each: SurveyState) => each === state);
    const isOfProject = projectId === undefined || own === projectId;
    return isUnder && isOfProject && (ruleId === undefined || by === ruleId);
  };
}

/** A page of the surveys of one work item, by its key of today or any that it had; the one planned last comes first. */
export async function searchActivity(
  ports: ListActivityPorts & { clock: Clock; workItems: WorkItems },
  workItemKey: string,
  place?: Place,
): Promise<Paged<Activity> | { kind: 'try-later' }> {
  const found = await ports.workItems.read(workItemKey);
  if (found.kind === 'try-later') return { kind: 'try-later' };
  const search = { ...pageOf({}, ports.clock), place, show: (survey: Survey) => shown(ports, survey) };
  if (found.kind === 'found') {
    const ofItem = surveysOn(ports, { workItemId: found.workItem.id });
    return pageThrough([{ ...ofItem, at: ({ plannedAt }) => plannedAt }], search);
  }
  // What was deleted has surveys all the same; only their rows know its key.
  const fits = (survey: Survey) => isAbout(survey, workItemKey);
  return pageThrough([surveysOn(ports, 'all')], { ...search, fits });
}

function surveysOn({ ledger }: Pick<ListActivityPorts, 'ledger'>, list: SurveyList): Source<Survey> {
  return { read: (asked) => ledger.page(list, asked), id: ({ id }) => id, at: ({ changedAt }) => changedAt };
}

/** Of states that most surveys are in, a project's own list holds fewer others. */
function listsFor({ under, projectId, reason }: ActivityFilter): SurveyList[] {
  if (reason !== undefined) return [{ reason: reason as Reason }];
  const isRare = under === 'waiting' || under === 'not-sent';
  if (projectId !== undefined && !isRare) return [{ projectId }];
  return under === undefined ? ['all'] : HEADINGS[under].map((state) => ({ state }));
}

/** Whether the lists hold nothing that does not fit: each of them answers one question. */
function isWhole({ under, projectId, ruleId, reason }: ActivityFilter): boolean {
  return ruleId === undefined && [under, projectId, reason].filter((each) => each !== undefined).length <= 1;
}

/** A survey from a list, with the response that needs a person; where somebody may act on it, as it was last written. */
async function shown(ports: ListActivityPorts, listed: Survey): Promise<Activity> {
  if (needsPerson(listed)) return (await showSurvey(ports, listed.id)) ?? { survey: listed };
  const last = await ports.responses.parkedLast(listed.id);
  return { survey: listed, parked: last?.state === 'parked' ? last : undefined };
}
