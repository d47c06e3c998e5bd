import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import type { WorkItemApi } from '../contract/work-item';
import { workItemInputs as inputs } from '../contract/work-item';
import type { ResponseStore } from '../ports/response-store';
import type { Permissions } from '../ports/site';
import type { ByHandPorts } from '../usecases/send-by-hand';
import { cancelSurvey, sendByHand } from '../usecases/send-by-hand';
import { retryResponse } from '../usecases/retry';
import { showWorkItem } from '../usecases/show-work-item';
import { parkedView, problem, surveyView } from './admin-views';
import type { ResolverRequest } from './resolver';
import { guarded, ok } from './resolver';

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-panel/ */
const contextSchema = z.object({
  extension: z.object({ issue: z.object({ id: z.union([z.string(), z.number()]).transform(String) }) }),
});

export interface WorkItemPorts extends ByHandPorts {
  permissions: Permissions;
  responses: ResponseStore;
}

interface Caller {
  workItemId: string;
  mayEdit: boolean;
}

/** Resolver of the work item's screen. Every call asks Jira, as the person, what they may do with this work item. */
export function workItemResolver(ports: WorkItemPorts) {
  const viewer = async (request: ResolverRequest): Promise<Caller | undefined> => {
    const context = contextSchema.safeParse(request.context);
    if (!context.success) return undefined;
    const workItemId = context.data.extension.issue.id;
    const may = await ports.permissions.onWorkItem(workItemId);
    return may === 'none' ? undefined : { workItemId, mayEdit: may === 'edit' };
  };
  const editor = async (request: ResolverRequest) => {
    const caller = await viewer(request);
    return caller?.mayEdit ? caller : undefined;
  };

  return makeResolver<WorkItemApi>({
    getSurvey: guarded(inputs.getSurvey, viewer, async (_input, { workItemId, mayEdit }) => {
      const { latest, earlier, parked, actions } = await showWorkItem(ports, workItemId, mayEdit);
      return ok({
        latest: latest && { ...surveyView(latest), history: latest.history, origin: latest.origin },
        earlier: earlier.map(surveyView),
        parked: parkedView(parked),
        actions,
      });
    }),
    sendNow: guarded(inputs.sendNow, editor, async (_input, { workItemId }) => {
      const outcome = await sendByHand(ports, workItemId);
      if (outcome.kind === 'planned') return ok(null);
      if (outcome.kind === 'not-found') return problem('not-found');
      return problem(outcome.kind === 'try-later' ? 'jira-unavailable' : 'not-possible-now');
    }),
    cancel: guarded(inputs.cancel, editor, async ({ surveyId }, { workItemId }) => {
      if ((await ports.ledger.read(surveyId))?.workItemId !== workItemId) return problem('not-found');
      return (await cancelSurvey(ports, surveyId)).kind === 'cancelled' ? ok(null) : problem('not-possible-now');
    }),
    retry: guarded(inputs.retry, editor, async ({ responseId }, { workItemId }) => {
      const response = await ports.responses.read(responseId);
      const survey = response?.surveyId ? await ports.ledger.read(response.surveyId) : undefined;
      if (survey?.workItemId !== workItemId) return problem('not-found');
      return (await retryResponse(ports, responseId)).kind === 'waiting' ? ok(null) : problem('not-possible-now');
    }),
  });
}
