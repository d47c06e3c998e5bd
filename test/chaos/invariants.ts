import type { Simulator } from '../../simulator';
import type { Response } from '../../src/domain/response';
import type { Survey } from '../../src/domain/survey';

/** The design's diagram, written out once more: the code must not be its own witness. */
const LEGAL = new Set([
  'planned>skipped',
  'planned>scheduled',
  'scheduled>sending',
  'scheduled>cancelled',
  'scheduled>skipped',
  'sending>sent',
  'sending>failed',
  'sending>scheduled',
  'sending>unconfirmed',
  'sent>answered',
  'sent>expired',
  'answered>answered',
  'failed>answered',
  'unconfirmed>answered',
  'expired>answered',
]);
const FIRST = ['planned'];
const SETTLED = ['skipped', 'cancelled', 'sent', 'failed', 'unconfirmed', 'answered'];

const RATING_FIELD = 'customfield_10091';
const COMMENT_FIELD = 'customfield_10092';

interface Notification {
  Rating: number;
  RatingTime: string;
  UserComment: string | null;
  CommentTime: string | null;
  Custom: { surveyToken: string };
}

function recordsOf<T>({ forge }: Simulator, entity: string): T[] {
  return Object.values(forge.storage().entities[entity] ?? {}).map((row) => (row as { record: T }).record);
}

/** What the app has not brought to an end, in words. */
export function unsettled(simulator: Simulator): string[] {
  const surveys = recordsOf<Survey>(simulator, 'survey').filter(({ state }) => !SETTLED.includes(state));
  const responses = recordsOf<Response>(simulator, 'response').filter(({ state }) => state === 'waiting');
  return [
    ...surveys.map(({ id, state }) => `${id} is still ${state}`),
    ...responses.map(({ id }) => `response ${id} still waits`),
  ];
}

/** Everything that is wrong with what the app did, in words; nothing when all is well. */
export function violations(simulator: Simulator): string[] {
  const surveys = recordsOf<Survey>(simulator, 'survey');
  const responses = recordsOf<Response>(simulator, 'response');
  return [
    ...surveys.flatMap(illegalHistory),
    ...unsettled(simulator),
    ...responses.filter((each) => each.state === 'applied' && each.comment).map(({ id }) => `${id} keeps its comment`),
    ...sentTwice(simulator),
    ...lostResponses(simulator, surveys, responses),
  ];
}

function illegalHistory({ id, history, state }: Survey): string[] {
  const steps = history.slice(1).map((entry, index) => `${history[index]?.state}>${entry.state}`);
  return [
    ...steps.filter((step) => !LEGAL.has(step)).map((step) => `${id} moved ${step}`),
    ...(FIRST.includes(history[0]?.state ?? '') ? [] : [`${id} was born ${history[0]?.state}`]),
    ...(history[history.length - 1]?.state === state ? [] : [`${id} is ${state}, which its history does not know`]),
  ];
}

function surveyIdOf(token: string): string {
  return token.split('.').slice(0, -1).join(':');
}

function sentTwice({ npsToday }: Simulator): string[] {
  const ids = npsToday.invitations().map(({ custom }) => surveyIdOf((custom as { surveyToken: string }).surveyToken));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `${id} was sent twice`);
}

/** Whatever was acknowledged must stand on the work item, or be parked, or have been replaced by something newer. */
function lostResponses(simulator: Simulator, surveys: Survey[], responses: Response[]): string[] {
  const deliveries = simulator.npsToday.deliveries();
  const posted = deliveries.map(({ status, body }) => ({
    acknowledged: status >= 200 && status < 300,
    body: body as unknown as Notification,
  }));
  const surveyed = new Set(posted.map(({ body }) => surveyIdOf(body.Custom.surveyToken)));
  const lost: string[] = [];
  const possible = new Map<string, { ratings: number[]; comments: string[] }>();
  for (const surveyId of surveyed) {
    const all = posted.filter(({ body }) => surveyIdOf(body.Custom.surveyToken) === surveyId);
    const survey = surveys.find(({ id }) => id === surveyId);
    if (!survey || !all.some(({ acknowledged }) => acknowledged)) continue;
    const onItem = possible.get(survey.workItemId) ?? { ratings: [], comments: [] };
    possible.set(survey.workItemId, onItem);
    onItem.ratings.push(...newest(all, ({ RatingTime }) => RatingTime).map(({ Rating }) => Rating));
    const commented = all.filter(({ body }) => body.UserComment);
    onItem.comments.push(
      ...newest(commented, ({ CommentTime }) => CommentTime ?? '').map((each) => each.UserComment ?? ''),
    );
    if (responses.some((each) => each.surveyId === surveyId && each.state === 'parked'))
      lost.push(`${surveyId} was parked`);
  }
  for (const [workItemId, { ratings, comments }] of possible) {
    const { custom = {}, key = '' } = simulator.jira.workItem(workItemId) ?? {};
    const rating = custom[RATING_FIELD];
    const comment = custom[COMMENT_FIELD];
    if (!ratings.includes(rating as number)) lost.push(`${key} shows ${String(rating)}, not one of ${ratings.join()}`);
    if (comments.length > 0 && !comments.includes(comment as string)) {
      lost.push(`${key} shows "${String(comment)}", not one of ${comments.join()}`);
    }
  }
  return lost;
}

/** The newest that was acknowledged, and what is newer still: it may have been stored although nobody was told. */
function newest(
  all: { acknowledged: boolean; body: Notification }[],
  timeOf: (body: Notification) => string,
): Notification[] {
  const acknowledged = all.filter((each) => each.acknowledged).map(({ body }) => timeOf(body));
  const latest = acknowledged.sort()[acknowledged.length - 1];
  if (latest === undefined) return [];
  return all.map(({ body }) => body).filter((body) => timeOf(body) >= latest);
}
