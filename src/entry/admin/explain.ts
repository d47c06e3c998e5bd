import type { Explanation as ExplanationView } from '../../contract/admin/explain';
import { explainInputs as inputs } from '../../contract/admin/explain';
import { checkRecord } from '../../domain/eligibility/record';
import type { Explanation, ExplainPorts } from '../../usecases/explain/explain-work-item';
import { explainWorkItem } from '../../usecases/explain/explain-work-item';
import { checkView, decisionOf } from '../decision-views';
import { problem } from '../replies';
import { guarded, ok } from '../resolver';
import { surveyView } from '../survey-views';
import type { Admit } from './admit-admin';

export type { ExplainPorts };

export function explainCalls(ports: ExplainPorts, admin: Admit) {
  return {
    explain: guarded(inputs.explain, admin, async ({ workItemKey }) => {
      const outcome = await explainWorkItem(ports, workItemKey.toUpperCase());
      switch (outcome.kind) {
        case 'explained':
          return ok(explanationView(outcome.explanation));
        case 'hidden':
          return problem('jira-refused');
        case 'not-found':
          return problem('not-found');
        case 'try-later':
          return problem('jira-unavailable', outcome.until, ports.clock.now());
      }
    }),
  };
}

function explanationView(explanation: Explanation): ExplanationView {
  const { workItem, shown, subject, survey, isDecided, rules, checks, decision, stopped } = explanation;
  const because =
    decision.kind === 'send' ? undefined : checkView(checkRecord({ check: decision.check, verdict: decision }));
  return {
    workItemKey: workItem.key,
    shown,
    reporter: workItem.reporter?.accountId,
    subject,
    ...(survey ? { survey: surveyView(survey) } : {}),
    ...decisionOf(survey, rules),
    checks: checks.map((each) => checkView(checkRecord(each))),
    outcome: isDecided ? 'decided' : outcomeOf(decision),
    because,
    stopped,
  };
}

function outcomeOf({ kind }: Explanation['decision']): ExplanationView['outcome'] {
  return kind === 'send' || kind === 'skip' ? kind : 'later';
}
