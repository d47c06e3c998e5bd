import type { Simulator } from '../../simulator';
import type { Response } from '../../src/domain/response';
import type { Survey } from '../../src/domain/survey';
import { recordsOf } from './stored';
import type { Diary } from './diary';

/** Before somebody gives back what was taken from the site, or after. */
export type Stage = 'before-cure' | 'in-the-end';

const RATING_FIELD = 'customfield_10091';
const COMMENT_FIELD = 'customfield_10092';

interface Notification {
  Rating: number;
  RatingTime: string;
  UserComment: string | null;
  CommentTime: string | null;
  Custom?: unknown;
}

interface Posted {
  acknowledged: boolean;
  body: Notification;
}

/** Whatever was acknowledged stands on its work item, is parked whole, or was replaced by something newer. */
export function wrongWithResponses(simulator: Simulator, diary: Diary, stage: Stage): string[] {
  const responses = recordsOf<Response>(simulator, 'response');
  const deliveries = simulator.npsToday.deliveries();
  return [
    ...responses.filter((each) => each.state === 'applied' && each.comment).map(({ id }) => `${id} keeps its comment`),
    ...deliveries.filter(({ status }) => isThrownAway(status)).map(({ status }) => `a response was answered ${status}`),
    ...wrongWithMangled(simulator, diary, responses),
    ...wrongWithMatched(simulator, diary, responses, stage),
    ...(stage === 'in-the-end' ? stillParked(responses) : []),
  ];
}

/** With a right secret nothing is refused, except for now: nobody posts a refused response again. */
function isThrownAway(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function isMangled({ comment }: { comment?: string | null }): boolean {
  return comment?.startsWith('mangled') ?? false;
}

/** What came back mangled is kept for a person, and reaches no work item by itself. */
function wrongWithMangled({ jira }: Simulator, { mangled }: Diary, responses: Response[]): string[] {
  const written = jira.workItems().filter(({ custom }) => isMangled({ comment: custom[COMMENT_FIELD] as string }));
  return [
    ...written.map(({ key }) => `${key} shows a response that belongs to nobody`),
    ...mangled.flatMap(({ comment, rating, status }) => {
      if (isThrownAway(status)) return [`"${comment}" was answered ${status}`];
      const kept = responses.some(
        (each) => each.comment === comment && each.rating === rating && each.state === 'parked',
      );
      return status >= 200 && status < 300 && !kept ? [`"${comment}" was acknowledged and not kept`] : [];
    }),
  ];
}

/** Everything that can be cured has been, and was tried again. */
function stillParked(responses: Response[]): string[] {
  return responses
    .filter((each) => each.state === 'parked' && each.surveyId && !isMangled(each))
    .map(({ id, reason }) => `${id} is parked although nothing is in the way: ${reason}`);
}

function wrongWithMatched(simulator: Simulator, diary: Diary, responses: Response[], stage: Stage): string[] {
  const { npsToday, jira } = simulator;
  const posted = npsToday.deliveries().map(({ status, body }): Posted => ({
    acknowledged: status >= 200 && status < 300,
    body: body as unknown as Notification,
  }));
  const keyOf = new Map(
    npsToday.invitations().map(({ custom }) => {
      const { surveyToken, issueKey } = custom as Record<string, string>;
      return [surveyToken, issueKey];
    }),
  );
  const tokens = new Set(posted.map(({ body }) => tokenIn(body)));
  const claims = new Map<string, Posted[][]>();
  for (const token of tokens) {
    const key = token === undefined ? undefined : keyOf.get(token);
    const all = posted.filter(({ body }) => tokenIn(body) === token);
    if (key !== undefined) claims.set(key, [...(claims.get(key) ?? []), all]);
  }
  const strays = posted.filter(({ acknowledged, body }) => acknowledged && tokenIn(body) === undefined);
  return [
    ...strays.flatMap(({ body }) => notKept(body, responses)),
    ...jira.workItems().flatMap(({ key }) => wrongOn(simulator, diary, key, claims.get(key) ?? [], responses, stage)),
  ];
}

/** The token in whatever form the custom data came back; undefined where it did not. */
function tokenIn({ Custom }: Notification): string | undefined {
  const custom = (typeof Custom === 'string' ? JSON.parse(Custom) : Custom) as { surveyToken?: string } | undefined;
  return custom?.surveyToken;
}

function notKept({ Rating, UserComment }: Notification, responses: Response[]): string[] {
  const kept = responses.some(
    ({ rating, comment, state }) => state === 'parked' && rating === Rating && (comment ?? '') === (UserComment ?? ''),
  );
  return kept ? [] : [`a response (${Rating}, "${UserComment}") that carries nothing was acknowledged and not kept`];
}

/** What one work item shows, held against every response to its surveys. */
function wrongOn(
  simulator: Simulator,
  diary: Diary,
  key: string,
  claims: Posted[][],
  responses: Response[],
  stage: Stage,
): string[] {
  const { id = '', custom = {}, projectKey = '' } = simulator.jira.workItem(key) ?? {};
  const acknowledged = claims.filter((all) => all.some((each) => each.acknowledged));
  const untold = claims.filter((all) => !acknowledged.includes(all)).flat();
  const ratings = acknowledged.flatMap((all) =>
    newest(all, ({ RatingTime }) => RatingTime).map(({ Rating }) => Rating),
  );
  const comments = acknowledged.flatMap((all) => {
    const commented = all.filter(({ body }) => body.UserComment);
    return newest(commented, ({ CommentTime }) => CommentTime ?? '').map(({ UserComment }) => UserComment ?? '');
  });
  const surveyIds = recordsOf<Survey>(simulator, 'survey')
    .filter(({ workItemId }) => workItemId === id)
    .map((survey) => survey.id);
  const parked = responses.filter(
    (each) => each.state === 'parked' && surveyIds.includes(each.surveyId ?? '') && !isMangled(each),
  );
  const [rating, comment] = [custom[RATING_FIELD], custom[COMMENT_FIELD]];
  // Another survey's response, stored although nobody was told, may be the one that came last.
  const applied = responses.filter((each) => each.state === 'applied' && surveyIds.includes(each.surveyId ?? ''));
  const isUntold = (isIt: (body: Notification) => boolean) =>
    untold.some(({ body }) => isIt(body) && applied.some((each) => each.rating === body.Rating));
  const ratingMayWait = stage === 'before-cure' && !canTakeRating(diary, projectKey);
  const mayWait = (waits: boolean, isIt: (response: Response) => boolean) => waits && parked.some(isIt);
  const shown = (what: unknown) => `${key} shows ${JSON.stringify(what)}`;
  const wrong: string[] = [];
  if (ratings.length === 0) {
    // What nobody was told of may have been stored all the same.
    if (rating !== undefined && rating !== null && claims.length === 0) wrong.push(`${shown(rating)} out of nowhere`);
  } else if (
    !ratings.includes(rating as number) &&
    !isUntold(({ Rating }) => Rating === rating) &&
    !mayWait(ratingMayWait, (each) => ratings.includes(each.rating ?? -1))
  ) {
    wrong.push(`${shown(rating)}, not one of ${ratings.join()}`);
  }
  if (
    comments.length > 0 &&
    !comments.includes(comment as string) &&
    !isUntold(({ UserComment }) => UserComment === comment) &&
    !mayWait(stage === 'before-cure', (each) => comments.includes(each.comment ?? ''))
  ) {
    wrong.push(`${shown(comment)}, not one of ${comments.join()}`);
  }
  return wrong;
}

/** A rating never waits for its comment: where its own field can be written, it is. */
function canTakeRating({ taken, day }: Diary, projectKey: string): boolean {
  return projectKey === 'KAN' && !taken.has('rating') && !day.site.lockedFinalStatus;
}

/** The newest that was acknowledged, and what is newer still: it may have been stored although nobody was told. */
function newest(all: Posted[], timeOf: (body: Notification) => string): Notification[] {
  const acknowledged = all.filter((each) => each.acknowledged).map(({ body }) => timeOf(body));
  const latest = acknowledged.sort()[acknowledged.length - 1];
  if (latest === undefined) return [];
  return all.map(({ body }) => body).filter((body) => timeOf(body) >= latest);
}
