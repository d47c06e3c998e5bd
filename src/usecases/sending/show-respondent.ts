import type { Verdict } from '../../domain/eligibility/check';
import { respondentOf } from '../../domain/eligibility/respondent-of';
import { hasRespondent } from '../../domain/eligibility/respondent-checks';
import type { Reason } from '../../domain/reason';
import { move, planned } from '../../domain/survey';
import { wantedBy } from '../../domain/wanted';
import type { SettingsStore } from '../../ports/settings-store';
import type { Known, LookUpPorts } from './look-up';
import { lookUp } from './look-up';
import { ruleByHand } from './rule-by-hand';

export type ShowRespondentPorts = LookUpPorts & { settings: SettingsStore };

export type RespondentOutcome =
  | { kind: 'respondent'; accountId: string }
  /** An address without a person: the name of the field that holds it. */
  | { kind: 'address'; field: string }
  | { kind: 'nobody'; reason: Reason }
  | { kind: 'not-found' }
  | { kind: 'try-later' };

/** Whom a survey by hand about this work item would be sent to, so that a person can be asked first. Nothing is written. */
export async function showRespondent(ports: ShowRespondentPorts, workItemIdOrKey: string): Promise<RespondentOutcome> {
  const { rules, guardRails } = await ports.settings.read();
  const found = await ports.workItems.read(workItemIdOrKey, wantedBy(rules));
  if (found.kind === 'try-later') return { kind: 'try-later' };
  if (found.kind !== 'found') return { kind: 'not-found' };
  const { workItem } = found;
  const determined = await ruleByHand(ports, rules, workItem);
  if (determined.kind === 'try-later') return { kind: 'try-later' };
  const ruleId = determined.kind === 'rule' ? determined.rule.id : undefined;
  const now = ports.clock.now();
  const { id: workItemId, key: workItemKey } = workItem;
  const survey = move(planned({ id: 'by-hand', workItemId, workItemKey, origin: 'by-hand' }, now), 'scheduled', now, {
    ruleId,
  });
  return outcomeOf(
    await untilChosen(ports, { survey, now, rules, guardRails, workItem: { kind: 'found', now: workItem } }),
  );
}

/** The facts once it is known who is to be asked, with what the check says then. */
async function untilChosen(ports: LookUpPorts, facts: Known): Promise<{ facts: Known; verdict: Verdict }> {
  const verdict = hasRespondent.judge(facts);
  if (verdict.kind !== 'ask') return { facts, verdict };
  return untilChosen(ports, { ...facts, ...(await lookUp(ports, facts, verdict.fact, {})) });
}

function outcomeOf({ facts, verdict }: { facts: Known; verdict: Verdict }): RespondentOutcome {
  if (verdict.kind === 'skip') return { kind: 'nobody', reason: verdict.reason };
  const choice = respondentOf(facts);
  if (choice.kind !== 'chosen') return { kind: 'try-later' };
  const { candidate } = choice;
  if (candidate.person) return { kind: 'respondent', accountId: candidate.person.accountId };
  return { kind: 'address', field: candidate.source.field.name };
}
