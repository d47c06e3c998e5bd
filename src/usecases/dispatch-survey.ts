import type { Settings } from '../domain/settings';
import { backoffMs } from '../domain/backoff';
import { failedAgain, succeeded, untried } from '../domain/patience';
import type { MovePatch, Reason, Survey, SurveyState } from '../domain/survey';
import { isBeingWritten, marked, move, POSTPONED_MS, postponed, released, writing } from '../domain/survey';
import { markOf } from '../domain/mark';
import { splitName } from '../domain/person-name';
import type { CallTurns } from './call-turns';
import type { Bell } from '../ports/bell';
import { LONGEST_BELL_MS } from '../ports/bell';
import type { Clock } from '../ports/clock';
import type { Exclusions } from '../ports/exclusions';
import type { Ledger } from '../ports/ledger';
import type { Log } from '../ports/log';
import type { Answers } from '../ports/observations';
import type { Pace } from '../ports/pace';
import type { SettingsStore } from '../ports/settings-store';
import type { Signer } from '../ports/signer';
import type { SendOutcome, SurveyService } from '../ports/survey-service';
import type { Person, WorkItem, WorkItems } from '../ports/work-items';
import { decideSurvey } from './decide-survey';
import type { JudgePorts } from './judge-completion';
import { customData } from './custom-data';
import { sentByHand, skippedFor } from './sent-by-hand';

export interface DispatchPorts extends JudgePorts {
  ledger: Ledger;
  settings: SettingsStore;
  workItems: WorkItems;
  surveyService: SurveyService;
  exclusions: Exclusions;
  signer: Signer;
  pace: Pace;
  bell: Bell;
  clock: Clock;
  log: Log;
}

/** What one run of the dispatcher shares among its surveys. */
export interface Dispatch {
  settings: Settings;
  apiKey: string;
  /** What its calls tell about how this site and this nps.today behave. */
  seen: Answers;
  turns: CallTurns;
}

export type LookOutcome =
  | { kind: 'nothing-to-do' }
  | { kind: 'moved'; to: SurveyState }
  /** It is due again at `until` (epoch ms). */
  | { kind: 'put-off'; until: number }
  /** nps.today refused the key: nothing more can be sent. */
  | { kind: 'paused' }
  /** This run makes no more calls; the survey is due as before. */
  | { kind: 'no-turn' };

/** True when the survey wants attention now (epoch ms). */
export function isDue(survey: Survey | undefined, now: number): survey is Survey & { dueAt: number } {
  return survey?.dueAt !== undefined && survey.dueAt <= now;
}

/**
 * Takes one survey as far as it can go now. It may come from a list and be older than what is stored: whatever is to be
 * seen outside comes after a `replace` of it. Storage failures are thrown; it is looked at again later.
 */
export async function dispatchSurvey(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<LookOutcome> {
  const now = ports.clock.now();
  if (!isDue(survey, now)) return { kind: 'nothing-to-do' };
  if (survey.state === 'sending') return settle(ports, survey, 'unconfirmed', { reason: 'no-record-of-call' });
  if (survey.state === 'planned' || survey.state === 'scheduled') {
    return prepare(ports, run, { ...survey, failing: untried(survey.failing, now - survey.dueAt) });
  }
  if (survey.markMissing) return isBeingWritten(survey, now) ? { kind: 'nothing-to-do' } : save(ports, survey);
  return survey.state === 'sent' ? settle(ports, survey, 'expired') : { kind: 'nothing-to-do' };
}

/** A survey that could not be looked at keeps nobody waiting: it is due again a little later. */
export async function lookLater(ports: DispatchPorts, surveyId: string): Promise<LookOutcome> {
  const now = ports.clock.now();
  try {
    const survey = await ports.ledger.read(surveyId);
    if (isDue(survey, now)) await ports.ledger.replace(postponed(survey, now));
  } catch (error) {
    ports.log.error('A survey could not be put off', error, { surveyId });
  }
  return { kind: 'put-off', until: now + POSTPONED_MS };
}

async function prepare(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<LookOutcome> {
  // Asking by hand afterwards is a newer choice than the exclusion.
  const [found, choice] = await Promise.all([
    ports.workItems.read(survey.workItemId),
    survey.origin === 'by-hand' ? undefined : ports.exclusions.choiceFor(survey.workItemId),
  ]);
  if (found.kind === 'gone') {
    const to = survey.state === 'planned' ? 'skipped' : 'cancelled';
    return settle(ports, survey, to, { reason: 'work-item-gone', markMissing: false });
  }
  if (found.kind !== 'found') return putOff(ports, survey, found.kind === 'try-later' ? found.until : undefined);

  const decided = await decideSurvey(ports, survey, found.workItem, run.settings, ports.clock.now());
  if (decided === 'ask-later') return putOff(ports, survey);
  if (decided.state !== 'scheduled') return save(ports, decided);
  const byHand = choice?.byHand === undefined ? undefined : await sentByHand(ports.ledger, decided, choice.byHand);
  if (byHand) return save(ports, skippedFor(decided, byHand, ports.clock.now()));
  if (choice?.excluded) return settle(ports, decided, 'skipped', { reason: 'by-hand' });
  const { reporter } = found.workItem;
  const unfit = whyNotSurveyed(reporter);
  if (unfit) return settle(ports, decided, 'skipped', { reason: unfit });

  const email = await ports.workItems.emailOf(reporter as Person, survey.workItemId);
  if (email.kind === 'try-later') return putOff(ports, decided, email.until);
  run.seen['email-source'] = email.kind === 'email' ? email.source : email.kind;
  if (email.kind === 'unavailable') return seekAddress(ports, decided);
  if (email.kind === 'none') return settle(ports, decided, 'skipped', { reason: 'no-email' });
  const address = email.address.trim();
  const respondent = await ports.signer.digest(`respondent:${address.toLowerCase()}`);
  return send(
    ports,
    run,
    { ...decided, respondent, failing: succeeded(decided.failing, 'work-item', 'address') },
    found.workItem,
    reporter as Person,
    address,
  );
}

/** Out of order or switched off for this site: a while of tries tells, as far as anything does. */
async function seekAddress(ports: DispatchPorts, survey: Survey): Promise<LookOutcome> {
  const { failing, retryAt } = failedAgain(succeeded(survey.failing, 'work-item'), 'address', ports.clock.now());
  if (retryAt === undefined) return settle(ports, survey, 'skipped', { reason: 'no-email' });
  return wait(ports, { ...survey, failing, dueAt: retryAt });
}

function whyNotSurveyed(reporter: Person | undefined): Reason | undefined {
  if (!reporter) return 'no-reporter';
  if (reporter.isApp) return 'reporter-is-app';
  return reporter.active ? undefined : 'reporter-inactive';
}

async function send(
  ports: DispatchPorts,
  run: Dispatch,
  survey: Survey,
  workItem: WorkItem,
  reporter: Person,
  emailAddress: string,
): Promise<LookOutcome> {
  const custom = await customData(ports.signer, survey, workItem, run.settings);
  if (!(await run.turns.near())) return { kind: 'no-turn' };
  // From here on a crash means that nobody knows whether the call was made: the survey ends in `unconfirmed`.
  const keyed = { ...survey, workItemKey: workItem.key };
  const sending = await ports.ledger.replace(move(keyed, 'sending', ports.clock.now()));
  if (sending === 'conflict') return { kind: 'nothing-to-do' };
  if (!(await hasTurn(ports, run, sending))) return { kind: 'no-turn' };
  const respondent = { emailAddress, ...splitName(reporter.displayName), externalId: reporter.accountId };
  const outcome = await ports.surveyService.send(
    { campaignId: survey.campaignId as number, respondent, custom },
    run.apiKey,
  );
  Object.assign(run.seen, outcome.seen);
  return record(ports, run, sending, outcome);
}

/** Waits for the turn. Where none comes, the call was not made, and the survey is as it was. */
async function hasTurn(ports: DispatchPorts, run: Dispatch, sending: Survey): Promise<boolean> {
  let taken = false;
  try {
    taken = await run.turns.take();
  } finally {
    if (!taken) await ports.ledger.replace(move(sending, 'scheduled', ports.clock.now()));
  }
  return taken;
}

/** Puts on the ledger how the call ended. */
async function record(ports: DispatchPorts, run: Dispatch, survey: Survey, outcome: SendOutcome): Promise<LookOutcome> {
  switch (outcome.kind) {
    case 'sent':
      return settle(ports, { ...survey, failing: undefined }, 'sent');
    case 'not-permitted':
      return notPermitted(ports, run, survey);
    case 'campaign-unknown':
    case 'already-surveyed':
    case 'refused':
      return settle(ports, survey, 'failed', { reason: outcome.kind });
    case 'rate-limited':
      await run.turns.restUntil(outcome.until);
      return sendLater(ports, survey, { failing: undefined, dueAt: outcome.until });
    case 'transient':
      return tryAgain(ports, survey);
    case 'egress-refused':
      return tryAgain(ports, survey, 'egress-refused');
  }
}

/** Is it the key, or this campaign or respondent alone? Listing the campaigns tells: only a key that cannot even do that stops the rest. */
async function notPermitted(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<LookOutcome> {
  // The list is a call like any other.
  if (!(await run.turns.take())) return tryAgain(ports, survey);
  const list = await ports.surveyService.campaigns(run.apiKey);
  switch (list.kind) {
    case 'campaigns':
      return settle(ports, survey, 'failed', { reason: 'not-permitted' });
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
async function tryAgain(ports: DispatchPorts, survey: Survey, why?: 'egress-refused'): Promise<LookOutcome> {
  const { failing, retryAt } = failedAgain(survey.failing, 'call', ports.clock.now());
  if (retryAt === undefined) return settle(ports, survey, 'failed', { reason: why ?? 'gave-up', failing });
  return sendLater(ports, survey, { failing, dueAt: retryAt, reason: why });
}

async function sendLater(
  ports: DispatchPorts,
  survey: Survey,
  patch: MovePatch & { dueAt: number },
): Promise<LookOutcome> {
  return wait(ports, { ...move(survey, 'scheduled', ports.clock.now(), patch), dueAt: patch.dueAt });
}

/** Looks again when it is due. Where that is too far away for a bell, the sweep sees to it. */
async function wait(ports: DispatchPorts, survey: Survey & { dueAt: number }): Promise<LookOutcome> {
  const { id, dueAt } = survey;
  await ports.ledger.replace(survey);
  const delay = dueAt - ports.clock.now();
  if (delay <= LONGEST_BELL_MS) await ports.bell.surveyDue(id, Math.max(1, Math.ceil(delay / 1000)));
  return { kind: 'put-off', until: dueAt };
}

/** Jira does not answer, or not to us: look again later, for days. */
async function putOff(ports: DispatchPorts, survey: Survey, until?: number): Promise<LookOutcome> {
  const { failing, retryAt } = failedAgain(survey.failing, 'work-item', ports.clock.now());
  if (retryAt === undefined) {
    return settle(ports, survey, survey.state === 'planned' ? 'skipped' : 'cancelled', {
      reason: 'work-item-unreachable',
    });
  }
  return wait(ports, { ...survey, failing, dueAt: until ?? retryAt });
}

function settle(ports: DispatchPorts, survey: Survey, to: SurveyState, patch: MovePatch = {}): Promise<LookOutcome> {
  return save(ports, move(survey, to, ports.clock.now(), patch));
}

async function save(ports: DispatchPorts, survey: Survey): Promise<LookOutcome> {
  const saved = await ports.ledger.replace(survey.markMissing ? writing(survey, ports.clock.now()) : survey);
  if (saved === 'conflict') return { kind: 'nothing-to-do' };
  if (saved.markMissing) await showMark(ports, saved);
  return { kind: 'moved', to: saved.state };
}

/** Shows the survey's state on the work item. Where Jira is not ready for it, the sweep tries again. */
async function showMark(ports: DispatchPorts, survey: Survey): Promise<LookOutcome> {
  const shown = await ports.workItems.mark(survey.workItemId, markOf(survey));
  if (shown.kind === 'try-later') {
    const now = ports.clock.now();
    const dueAt = Math.max(shown.until ?? 0, now + backoffMs(1));
    await ports.ledger.replace({ ...released(survey), dueAt });
    return { kind: 'put-off', until: dueAt };
  }
  if (shown.kind !== 'marked')
    ports.log.warn('The work item cannot be marked', { surveyId: survey.id, why: shown.kind });
  await ports.ledger.replace(marked(survey));
  return { kind: 'nothing-to-do' };
}
