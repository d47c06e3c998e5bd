import { makeResolver } from '@forge/resolver';
import type { WorkItemApi, WorkItemSurvey } from '../contract/work-item';
import { workItemInputs as inputs } from '../contract/work-item';
import type { Response } from '../domain/response';
import type { Rule } from '../domain/rule';
import type { Survey } from '../domain/survey';
import type { AuthorisePorts } from '../usecases/authorise';
import { mayAdminister, mayOnWorkItem } from '../usecases/authorise';
import { excludeWorkItem, includeWorkItem } from '../usecases/work-item/exclude';
import { matchResponse } from '../usecases/receiving/match-response';
import type { RetryResponsePorts } from '../usecases/receiving/retry-response';
import { retryResponseOn } from '../usecases/receiving/retry-response';
import type { ByHandPorts } from '../usecases/sending/send-by-hand';
import { cancelSurvey, sendByHand } from '../usecases/sending/send-by-hand';
import type { ShowWorkItemPorts } from '../usecases/work-item/show-work-item';
import type { ShowRespondentPorts } from '../usecases/sending/show-respondent';
import { showRespondent } from '../usecases/sending/show-respondent';
import type { ShowStoryPorts } from '../usecases/work-item/show-story';
import { showStory } from '../usecases/work-item/show-story';
import { showWorkItem } from '../usecases/work-item/show-work-item';
import { decisionOf } from './decision-views';
import { problem } from './replies';
import {
  byHandProblem,
  matchReply,
  parkedOnWorkItemView,
  respondentReply,
  surveyView,
  togetherView,
  unmatchedView,
} from './survey-views';
import type { Admission, ResolverRequest } from './resolver';
import { guarded, ok } from './resolver';
import { workItemContext } from './work-item-context';

export type WorkItemPorts = AuthorisePorts &
  ByHandPorts &
  RetryResponsePorts &
  ShowRespondentPorts &
  ShowStoryPorts &
  ShowWorkItemPorts;

interface Caller {
  accountId?: string;
  workItemId: string;
  projectId?: string;
  mayEdit: boolean;
}

/** Resolver of the work item's screen. Every call asks Jira, as the person, what they may do with this work item. */
export function workItemResolver(ports: WorkItemPorts) {
  const viewer = async (request: ResolverRequest): Promise<Admission<Caller>> => {
    const context = workItemContext.safeParse(request.context);
    if (!context.success) return { kind: 'refused' };
    const { accountId, extension } = context.data;
    const { issue, project } = extension;
    const may = await mayOnWorkItem(ports, issue.id);
    if (may === 'unknown') return { kind: 'unknown' };
    if (may === 'none') return { kind: 'refused' };
    const caller = { accountId, workItemId: issue.id, projectId: project?.id, mayEdit: may === 'edit' };
    return { kind: 'admitted', caller };
  };
  const editor = async (request: ResolverRequest): Promise<Admission<Caller>> => {
    const admission = await viewer(request);
    return admission.kind === 'admitted' && !admission.caller.mayEdit ? { kind: 'refused' } : admission;
  };
  /** Asked only where it makes a difference; whoever Jira does not know to be an admin is none. */
  const isForAdmin = async (parked: Response | undefined) => !!parked && (await mayAdminister(ports)) === 'yes';

  return makeResolver<WorkItemApi>({
    getSurvey: guarded(inputs.getSurvey, viewer, async (_input, caller) => {
      const { latest, together, comment, earlier, parked, unmatched, rules, ...choices } = await showWorkItem(
        ports,
        caller,
      );
      return ok({
        ...choices,
        latest: latest && latestView(latest, comment, rules),
        ...togetherView(together),
        earlier: earlier.map(surveyView),
        parked: parkedOnWorkItemView(parked, { latest, earlier }, await isForAdmin(parked)),
        unmatched: unmatchedView(unmatched),
      });
    }),
    getStory: guarded(inputs.getStory, viewer, async (_input, caller) => ok(await showStory(ports, caller))),
    getRespondent: guarded(inputs.getRespondent, editor, async (_input, { workItemId, accountId }) =>
      respondentReply(await showRespondent(ports, workItemId), accountId),
    ),
    sendNow: guarded(inputs.sendNow, editor, async ({ seen }, { workItemId, accountId }) => {
      const outcome = await sendByHand(ports, workItemId, seen, { by: accountId });
      return outcome.kind === 'planned' ? ok({ surveyId: outcome.surveyId }) : byHandProblem(outcome);
    }),
    exclude: guarded(inputs.exclude, editor, async (_input, { workItemId, accountId }) => {
      await excludeWorkItem(ports, workItemId, accountId);
      return ok(null);
    }),
    include: guarded(inputs.include, editor, async (_input, { workItemId }) => {
      await includeWorkItem(ports, workItemId);
      return ok(null);
    }),
    cancel: guarded(inputs.cancel, editor, async ({ surveyId }, { workItemId, accountId }) => {
      const { kind } = await cancelSurvey(ports, workItemId, surveyId, accountId);
      if (kind === 'cancelled') return ok(null);
      return problem(kind === 'not-found' ? 'not-found' : 'not-possible-now');
    }),
    retry: guarded(inputs.retry, editor, async ({ responseId }, { workItemId }) => {
      const { kind } = await retryResponseOn(ports, workItemId, responseId);
      if (kind === 'waiting') return ok(null);
      return problem(kind === 'not-found' ? 'not-found' : 'not-possible-now');
    }),
    match: guarded(inputs.match, editor, async ({ responseId }, { workItemId, accountId }) =>
      matchReply(await matchResponse(ports, workItemId, responseId, accountId)),
    ),
  });
}

function latestView(latest: Survey, comment: string | undefined, rules: Rule[]): WorkItemSurvey['latest'] {
  const { rating, commentRating } = latest.response ?? {};
  return {
    ...surveyView(latest),
    history: latest.history,
    comment,
    commentRating: commentRating === rating ? undefined : commentRating,
    origin: latest.origin,
    ...decisionOf(latest, rules),
  };
}
