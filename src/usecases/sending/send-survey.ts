import { isSlotOpen } from '../../domain/caps';
import { isUnguarded } from '../../domain/eligibility/facts';
import type { Settings } from '../../domain/settings';
import { failedAgain } from '../../domain/patience';
import { invitationOf } from '../../domain/invitation';
import type { MovePatch, Survey } from '../../domain/survey';
import { move, POSTPONED_MS } from '../../domain/survey';
import { signedText, tokenOf } from '../../domain/survey-token';
import type { Asked } from '../../ports/asked';
import type { Answers } from '../../ports/observations';
import type { SettingsStore } from '../../ports/settings-store';
import type { Signer } from '../../ports/signer';
import type { SendOutcome, SurveyService } from '../../ports/survey-service';
import type { CallTurns } from './call-turns';
import type { MarkPorts } from './mark-survey';
import { DONE, moveAndMark } from './mark-survey';
import type { Prepared } from './prepare-survey';
import type { WaitOutcome, WaitPorts } from './wait-until-due';
import { waitUntilDue } from './wait-until-due';

export interface SendPorts extends MarkPorts, WaitPorts {
  settings: SettingsStore;
  surveyService: SurveyService;
  asked: Asked;
  signer: Signer;
}

/** What one run of the dispatcher shares among its surveys. */
export interface Dispatch {
  settings: Settings;
  apiKey: string;
  /** What its calls show of how this site and this nps.today behave. */
  seen: Answers;
  turns: CallTurns;
  /** Takes the next slot under the caps; absent where there are none. Epoch ms. */
  takeSlot?(): Promise<number>;
}

export type SendSurveyOutcome =
  | typeof DONE
  | WaitOutcome
  /** nps.today refused the key: nothing more can be sent. */
  | { kind: 'paused' }
  /** This run makes no more calls; the survey is due as before. */
  | { kind: 'no-turn' };

/** Sends a survey that is ready, and puts on the ledger how that ended. */
export async function sendSurvey(
  ports: SendPorts,
  run: Dispatch,
  { survey: ready, workItem, recipient, employee, along, last }: Prepared & { kind: 'ready' },
): Promise<SendSurveyOutcome> {
  const { id: surveyId, isTest } = ready;
  const invitation = invitationOf({
    workItem,
    recipient,
    employee,
    along,
    token: tokenOf({ surveyId, signature: await ports.signer.sign(signedText(surveyId)) }),
    sendSummary: run.settings.sendSummary,
    isTest,
  });
  if (!(await run.turns.near())) return { kind: 'no-turn' };
  const survey = await withSlot(ports, run, ready);
  const { slotAt = 0 } = survey;
  if (slotAt > ports.clock.now()) return waitUntilDue(ports, { ...survey, reason: 'cap', dueAt: slotAt });
  if (last && (await ports.asked.claim(last, survey.id)) === 'conflict')
    return waitUntilDue(ports, { ...survey, dueAt: ports.clock.now() + POSTPONED_MS });
  // From here on a crash means that nobody knows whether the call was made: the survey ends in `unconfirmed`.
  const keyed = { ...survey, workItemKey: workItem.key };
  const sending = await ports.ledger.replace(move(keyed, 'sending', ports.clock.now()));
  if (sending === 'conflict') return DONE;
  if (!(await hasTurn(ports, run, sending))) return { kind: 'no-turn' };
  const campaignId = survey.campaignId as number;
  const outcome = await ports.surveyService.send({ campaignId, ...invitation }, run.apiKey);
  Object.assign(run.seen, outcome.seen);
  return record(ports, run, sending, outcome);
}

/** The survey with a slot that is open now or comes later. Whoever asks by hand needs none. */
async function withSlot({ clock }: SendPorts, { takeSlot }: Dispatch, survey: Survey): Promise<Survey> {
  const { slotAt, ...rest } = survey;
  if (!takeSlot || isUnguarded(survey)) return rest;
  if (slotAt !== undefined && isSlotOpen(slotAt, clock.now())) return survey;
  return { ...survey, slotAt: await takeSlot() };
}

/** Waits for the turn. Where none comes, the call was not made, and the survey is as it was. */
async function hasTurn(ports: SendPorts, run: Dispatch, sending: Survey): Promise<boolean> {
  let taken = false;
  try {
    taken = await run.turns.take();
  } finally {
    if (!taken) await ports.ledger.replace(move(sending, 'scheduled', ports.clock.now()));
  }
  return taken;
}

/** Puts on the ledger how the call ended. */
async function record(
  ports: SendPorts,
  run: Dispatch,
  survey: Survey,
  outcome: SendOutcome,
): Promise<SendSurveyOutcome> {
  switch (outcome.kind) {
    case 'sent':
      return moveAndMark(ports, { ...survey, failing: undefined }, 'sent');
    case 'not-permitted':
      return notPermitted(ports, run, survey);
    case 'campaign-unknown':
    case 'already-surveyed':
    case 'refused':
      return moveAndMark(ports, survey, 'failed', { reason: outcome.kind });
    case 'rate-limited':
      await run.turns.restUntil(outcome.until);
      return sendLater(ports, survey, { failing: undefined, dueAt: outcome.until });
    case 'transient':
      return tryAgain(ports, survey);
    case 'egress-refused':
      return tryAgain(ports, survey, 'egress-refused');
  }
}

/** Is it the key, or this campaign or respondent alone? Listing the campaigns decides: only a key that cannot even do that stops the rest. */
async function notPermitted(ports: SendPorts, run: Dispatch, survey: Survey): Promise<SendSurveyOutcome> {
  // The list is a call like any other.
  if (!(await run.turns.take())) return tryAgain(ports, survey);
  const list = await ports.surveyService.campaigns(run.apiKey);
  switch (list.kind) {
    case 'campaigns':
      return moveAndMark(ports, survey, 'failed', { reason: 'not-permitted' });
    case 'key-refused': {
      const now = ports.clock.now();
      // The survey's record first: without it, a survey that never went out would end in `unconfirmed`.
      await ports.ledger.replace(move(survey, 'scheduled', now));
      await ports.settings.writePause({ reason: 'key-refused', since: now });
      return { kind: 'paused' };
    }
    case 'rate-limited':
    case 'egress-refused':
      return record(ports, run, survey, list);
    case 'unreachable':
      return tryAgain(ports, survey);
  }
}

/** Nobody's refusal: again later, for days. `why` is what the survey shows meanwhile, and in the end. */
async function tryAgain(ports: SendPorts, survey: Survey, why?: 'egress-refused'): Promise<SendSurveyOutcome> {
  const { failing, retryAt } = failedAgain(survey.failing, 'call', ports.clock.now());
  if (retryAt === undefined) return moveAndMark(ports, survey, 'failed', { reason: why ?? 'gave-up', failing });
  return sendLater(ports, survey, { failing, dueAt: retryAt, reason: why });
}

async function sendLater(
  ports: SendPorts,
  survey: Survey,
  patch: MovePatch & { dueAt: number },
): Promise<SendSurveyOutcome> {
  return waitUntilDue(ports, { ...move(survey, 'scheduled', ports.clock.now(), patch), dueAt: patch.dueAt });
}
