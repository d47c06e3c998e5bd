import type { Response } from '../../domain/response';
import { needsMatch, surveyIdOf } from '../../domain/response';
import type { Survey } from '../../domain/survey';
import { needsPerson, planned } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Activity, ActivityFilter, ListActivityPorts } from './activity';
import { pageOf } from './activity';
import type { Paged, Place, Source } from './page-through';
import { pageThrough } from './page-through';
import { showSurvey } from './show-survey';

type Row = { survey: Survey } | { response: Response };
type Filter = Omit<ActivityFilter, 'under'>;

/** Which project a parked response belongs to is read one by one: many together, for few of them may fit. */
const TOGETHER = 50;

/**
 * A page of what needs a person: parked responses, failed surveys, surveys of which nobody knows whether they went out.
 * Lists lag: each is shown as it was last written, and not at all where somebody has seen to it.
 */
export function listAttention(
  ports: ListActivityPorts & { clock: Clock },
  filter: Filter = {},
  place?: Place,
): Promise<Paged<Activity>> {
  return pageThrough([parkedResponses(ports), troubled(ports, 'failed'), troubled(ports, 'unconfirmed')], {
    ...pageOf(filter, ports.clock),
    place,
    fits: (row) => mayFit(filter, row),
    show: (row) => ('response' in row ? waiting(ports, filter, row.response) : trouble(ports, row.survey)),
    ...(filter.projectId === undefined && filter.ruleId === undefined ? {} : { together: TOGETHER }),
  });
}

function parkedResponses({ responses }: ListActivityPorts): Source<Row> {
  return {
    async read(asked) {
      const { items, next } = await responses.parkedPage(asked);
      return { items: items.map((response) => ({ response })), next };
    },
    ...ordered,
  };
}

function troubled({ ledger }: ListActivityPorts, state: 'failed' | 'unconfirmed'): Source<Row> {
  return {
    async read(asked) {
      const { items, next } = await ledger.page({ state }, asked);
      return { items: items.map((survey) => ({ survey })), next };
    },
    ...ordered,
  };
}

const recordOf = (row: Row) => ('response' in row ? row.response : row.survey);
const ordered = { id: (row: Row) => recordOf(row).id, at: (row: Row) => recordOf(row).changedAt };

/** As far as the row tells: of a response, its survey's project is still to be read. */
function mayFit({ projectId, ruleId, reason }: Filter, row: Row): boolean {
  if (reason !== undefined && recordOf(row).reason !== reason) return false;
  return 'response' in row || (needsPerson(row.survey) && isOf({ projectId, ruleId }, row.survey));
}

function isOf({ projectId, ruleId }: Filter, survey: Survey): boolean {
  return (
    (projectId === undefined || survey.projectId === projectId) && (ruleId === undefined || survey.ruleId === ruleId)
  );
}

async function waiting(
  { ledger, responses }: ListActivityPorts,
  { projectId, ruleId }: Filter,
  listed: Response,
): Promise<Activity | undefined> {
  const [parked, read] = await Promise.all([
    responses.read(listed.id),
    needsMatch(listed) ? undefined : ledger.read(surveyIdOf(listed)),
  ]);
  if (parked?.state !== 'parked') return undefined;
  const survey = read ?? standIn(parked);
  // A work item may have moved since it was surveyed: where its response was refused is what a person looks for.
  const found = parked.projectId ?? survey.projectId;
  return isOf({ projectId, ruleId }, { ...survey, projectId: found }) ? { survey, parked } : undefined;
}

/** A survey with a response that waits is shown once, with that one. */
async function trouble(ports: ListActivityPorts, listed: Survey): Promise<Activity | undefined> {
  const { survey, parked } = (await showSurvey(ports, listed.id)) ?? { survey: listed };
  return needsPerson(survey) && !parked ? { survey } : undefined;
}

/** A response whose survey or work item could not be found is shown all the same: a person must be able to see to it. */
function standIn(response: Response): Survey {
  const facts = {
    id: needsMatch(response) ? response.id : surveyIdOf(response),
    workItemId: '',
    workItemKey: (response.automation ?? response).workItemKey ?? '',
    origin: 'automation' as const,
  };
  return { ...planned(facts, response.receivedAt), state: 'answered', response: { rating: response.rating } };
}
