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
import { draftOf } from './rules';

export type { ExplainPorts };

export function explainCalls(ports: ExplainPorts, admin: Admit) {
  return {
    explain: guarded(inputs.explain, admin, async ({ workItemKey, draft }) => {
      const outcome = await explainWorkItem(ports, workItemKey.toUpperCase(), draft && draftOf(draft));
      switch (outcome.kind) {
        case 'explained':
          return ok({
            ...explanationView(outcome.explanation),
            ...(draft ? ofDraft(outcome.explanation, draft.ruleId) : {}),
          });
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

/** Whether the rule that was typed decides; one that is not there yet has no id that anybody knows. */
function ofDraft(
  { rule, rules }: Explanation,
  ruleId: string | null,
): Pick<ExplanationView, 'isPreview' | 'byOtherRule'> {
  const draftId = ruleId ?? rules[rules.length - 1]?.id;
  return { isPreview: true, ...(rule && rule.id !== draftId ? { byOtherRule: true } : {}) };
}

function explanationView(explanation: Explanation): ExplanationView {
  const { workItem, shown, subject, survey, isDecided, rules, checks, decision, payload, stopped } = explanation;
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
    ...(payload ? { payload } : {}),
    stopped,
  };
}

function outcomeOf({ kind }: Explanation['decision']): ExplanationView['outcome'] {
  return kind === 'send' || kind === 'skip' ? kind : 'later';
}
