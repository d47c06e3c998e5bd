import { makeResolver } from '@forge/resolver';
import * as z from 'zod/mini';
import type { ChosenApi, ExplainedOne, SentOne } from '../contract/chosen';
import { chosenInputs as inputs } from '../contract/chosen';
import type { Result } from '../contract/result';
import type { AuthorisePorts } from '../usecases/authorise';
import { mayOnWorkItem } from '../usecases/authorise';
import { excludeChosen } from '../usecases/chosen/exclude-chosen';
import type { Chosen } from '../usecases/chosen/list-chosen';
import { listChosen } from '../usecases/chosen/list-chosen';
import { sendChosen } from '../usecases/chosen/send-chosen';
import type { Explanation, ExplainPorts } from '../usecases/explain/explain-work-item';
import { explainWorkItem } from '../usecases/explain/explain-work-item';
import type { ByHandPorts } from '../usecases/sending/send-by-hand';
import type { ShowRespondentPorts } from '../usecases/sending/show-respondent';
import { showRespondent } from '../usecases/sending/show-respondent';
import { chosenIn } from './chosen-context';
import { decisionOf } from './decision-views';
import { jiraId } from './jira-id';
import { problem, siteReply } from './replies';
import type { Admission, ResolverRequest } from './resolver';
import { guarded, ok } from './resolver';
import { byHandProblem, respondentReply, surveyView } from './survey-views';

export type ChosenPorts = AuthorisePorts & ByHandPorts & ExplainPorts & ShowRespondentPorts;

const named = z.looseObject({ workItemId: jiraId });

/**
 * Resolver of what people do with the work items that they chose. The list is Jira's own, read as the person; of each work
 * item that a call names Jira is asked, as the person, what they may do with it.
 */
export function chosenResolver(ports: ChosenPorts) {
  const anybody = async ({ context }: ResolverRequest): Promise<Admission<{ chosen: Chosen }>> => {
    const given = chosenIn(context);
    return given ? { kind: 'admitted', caller: { chosen: given.chosen } } : { kind: 'refused' };
  };
  const having =
    (right: 'see' | 'edit') =>
    async (request: ResolverRequest): Promise<Admission<{ by?: string }>> => {
      const [given, about] = [chosenIn(request.context), named.safeParse(request.payload)];
      if (!given || !about.success) return { kind: 'refused' };
      const may = await mayOnWorkItem(ports, about.data.workItemId);
      if (may === 'unknown') return { kind: 'unknown' };
      if (may === 'none' || (right === 'edit' && may !== 'edit')) return { kind: 'refused' };
      return { kind: 'admitted', caller: { by: given.accountId } };
    };

  return makeResolver<ChosenApi>({
    getChosen: guarded(inputs.getChosen, anybody, async ({ place }, { chosen }) =>
      siteReply(await listChosen(ports, chosen, place), (page) => page, ports.clock.now()),
    ),
    getRespondentOf: guarded(inputs.getRespondentOf, having('edit'), async ({ workItemId }, { by }) =>
      respondentReply(await showRespondent(ports, workItemId), by),
    ),
    sendOne: guarded(
      inputs.sendOne,
      having('edit'),
      async ({ workItemId, again }, { by }): Promise<Result<SentOne>> => {
        const outcome = await sendChosen(ports, workItemId, { again, by });
        switch (outcome.kind) {
          case 'planned':
            return ok({ became: 'sent' });
          case 'waiting':
          case 'had-one':
          case 'excluded':
            return ok({ became: outcome.kind });
          default:
            return byHandProblem(outcome);
        }
      },
    ),
    excludeOne: guarded(inputs.excludeOne, having('edit'), async ({ workItemId }, { by }) =>
      ok({ became: await excludeChosen(ports, workItemId, by) }),
    ),
    explainOne: guarded(inputs.explainOne, having('see'), async ({ workItemId }) => {
      const outcome = await explainWorkItem(ports, workItemId);
      switch (outcome.kind) {
        case 'explained':
          return ok(explainedView(outcome.explanation));
        case 'hidden':
          return problem('jira-refused');
        case 'not-found':
          return problem('not-found');
        case 'try-later':
          return problem('jira-unavailable', outcome.until, ports.clock.now());
      }
    }),
  });
}

function explainedView({ survey, rules, decision }: Explanation): ExplainedOne {
  if (survey) return { survey: surveyView(survey), ...decisionOf(survey, rules) };
  if (decision.kind === 'send') return { otherwise: { outcome: 'send' } };
  const reason = 'reason' in decision ? decision.reason : undefined;
  return { otherwise: { outcome: decision.kind === 'skip' ? 'skip' : 'later', reason } };
}
