import type { Reason } from '../../domain/reason';
import type { Survey } from '../../domain/survey';
import { wantedBy } from '../../domain/wanted';
import type { Vault } from '../../ports/vault';
import { sendChosen } from '../chosen/send-chosen';
import type { PreparePorts } from '../sending/prepare-survey';
import { prepareSurvey } from '../sending/prepare-survey';
import type { ByHandPorts } from '../sending/send-by-hand';

export type FromAutomationPorts = ByHandPorts & PreparePorts & { vault: Pick<Vault, 'apiKey'> };

export type FromAutomationOutcome =
  /** It goes out, unless something comes in between; `reason`: what it waits for. */
  | { kind: 'scheduled'; reason?: Reason }
  /** It is on the ledger and goes to nobody. */
  | { kind: 'refused'; reason?: Reason }
  /** There is one already, or a person chose that there is none: nothing was done. */
  | { kind: 'waiting' | 'had-one' | 'excluded' }
  | { kind: 'not-connected' | 'no-rule' | 'not-found' | 'try-later' };

/**
 * Sends a survey about a work item, finished or not, because a rule of Jira's automation asks for it. Nobody looks at the
 * work item: it is surveyed once, however often the rule runs, and guard rails hold unless they are to be ignored. Whether
 * somebody can be asked is decided at once, so that the rule learns it.
 */
export async function sendFromAutomation(
  ports: FromAutomationPorts,
  workItemIdOrKey: string,
  { ignoreGuardRails }: { ignoreGuardRails: boolean },
): Promise<FromAutomationOutcome> {
  const [settings, apiKey] = await Promise.all([ports.settings.read(), ports.vault.apiKey()]);
  if (apiKey === undefined) return { kind: 'not-connected' };
  const found = await ports.workItems.read(workItemIdOrKey, wantedBy(settings.rules));
  if (found.kind === 'try-later') return { kind: 'try-later' };
  if (found.kind !== 'found') return { kind: 'not-found' };
  const made: { survey?: Survey } = {};
  const asDecided = async (asked: Survey): Promise<Survey> => {
    const survey = ignoreGuardRails ? asked : { ...asked, guarded: true as const };
    const prepared = await prepareSurvey(ports, settings, survey, {});
    made.survey = prepared.survey;
    // The dispatcher marks it. What may go out is decided once more when it does.
    return prepared.kind === 'refused' ? { ...prepared.survey, dueAt: ports.clock.now() } : survey;
  };
  const outcome = await sendChosen(ports, found.workItem.id, { again: false, asDecided });
  switch (outcome.kind) {
    case 'planned': {
      const { state, reason } = made.survey ?? {};
      return { kind: state === 'scheduled' ? 'scheduled' : 'refused', reason };
    }
    // Another call, or a person, was a moment faster.
    case 'moved-on':
      return { kind: 'waiting' };
    default:
      return outcome;
  }
}
