import { GOES_OUT, WAITING } from '../../domain/survey';
import type { ByHandOptions, ByHandOutcome, ByHandPorts } from '../sending/send-by-hand';
import { sendByHand } from '../sending/send-by-hand';
import { surveysOf } from '../work-item/surveys-of-work-item';

export type SendChosenOutcome = ByHandOutcome | { kind: 'waiting' | 'had-one' | 'excluded' };

/**
 * Sends a survey about one of several work items. Nobody looks at each of them: one that has had a survey is left alone
 * unless `again`, and so is one that somebody chose not to survey. `by` is the account id of the person who asks.
 * `asDecided` as in `sendByHand`.
 */
export async function sendChosen(
  ports: ByHandPorts,
  workItemId: string,
  { again, ...options }: { again: boolean } & Pick<ByHandOptions, 'by' | 'asDecided'>,
): Promise<SendChosenOutcome> {
  const [surveys, { excluded }] = await Promise.all([
    surveysOf(ports, workItemId),
    ports.exclusions.choiceFor(workItemId),
  ]);
  const [newest] = surveys;
  if (newest && (WAITING.includes(newest.state) || newest.state === 'sending')) return { kind: 'waiting' };
  if (excluded) return { kind: 'excluded' };
  if (!again && surveys.some(({ state }) => GOES_OUT.includes(state))) return { kind: 'had-one' };
  return sendByHand(ports, workItemId, newest?.id ?? null, options);
}
