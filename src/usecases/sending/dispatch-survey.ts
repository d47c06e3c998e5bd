import { afterThrow } from '../../domain/attempts';
import { untried } from '../../domain/patience';
import type { Survey } from '../../domain/survey';
import { POSTPONED_MS } from '../../domain/survey';
import type { OneOfSeveral } from '../../domain/surveys-together';
import { forTheOthers, isOneOfSeveral } from '../../domain/surveys-together';
import { isBeingWritten } from '../../domain/work-item-lock';
import type { Pace } from '../../ports/pace';
import { DONE, moveAndMark, saveAndMark } from './mark-survey';
import type { PreparePorts } from './prepare-survey';
import { prepareSurvey } from './prepare-survey';
import type { Dispatch, SendPorts, SendSurveyOutcome } from './send-survey';
import { sendSurvey } from './send-survey';
import { waitUntilDue } from './wait-until-due';

export interface DispatchPorts extends PreparePorts, SendPorts {
  pace: Pace;
}

/** True when the survey wants attention now (epoch ms). */
export function isDue(survey: Survey | undefined, now: number): survey is Survey & { dueAt: number } {
  return survey?.dueAt !== undefined && survey.dueAt <= now;
}

/**
 * Takes one survey as far as it can go now. It may come from a list and be older than what is stored: whatever is to be
 * seen outside comes after a `replace` of it. Storage failures are thrown; it is due again later.
 */
export async function dispatchSurvey(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<SendSurveyOutcome> {
  const now = ports.clock.now();
  if (!isDue(survey, now)) return DONE;
  if (survey.state === 'sending') return moveAndMark(ports, survey, 'unconfirmed', { reason: 'no-record-of-call' });
  if (survey.state === 'planned' || survey.state === 'scheduled') {
    return prepareAndSend(ports, run, { ...survey, failing: untried(survey.failing, now - survey.dueAt) });
  }
  if (survey.markMissing) return isBeingWritten(survey, now) ? DONE : saveAndMark(ports, survey);
  return survey.state === 'sent' ? moveAndMark(ports, survey, 'expired') : DONE;
}

async function prepareAndSend(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<SendSurveyOutcome> {
  const ready = isOneOfSeveral(survey) && survey.together.toMake ? await withTheOthers(ports, survey) : survey;
  const prepared = await prepareSurvey(ports, run.settings, ready, run.seen);
  switch (prepared.kind) {
    case 'several': {
      // Whose it is stands first: whoever breaks off after that makes the same others again.
      const saved = await ports.ledger.replace(prepared.survey);
      return saved === 'conflict' ? DONE : prepareAndSend(ports, run, saved);
    }
    case 'ready':
      return sendSurvey(ports, run, prepared);
    case 'refused':
      return saveAndMark(ports, prepared.survey);
    case 'later':
      return waitUntilDue(ports, prepared.survey);
  }
}

/** Puts the surveys of the other people on the ledger: this run, or the sweep, finds them there. Their ids say whose they are. */
async function withTheOthers({ ledger, clock }: DispatchPorts, survey: OneOfSeveral): Promise<Survey> {
  await Promise.all(forTheOthers(survey, clock.now()).map((each) => ledger.create(each)));
  const { toMake: _made, ...together } = survey.together;
  return { ...survey, together };
}

/**
 * A survey that could not be dispatched keeps nobody waiting: the attempt counts, and the survey is due again later and
 * later until it is given up. Where the storage does not take even that, nothing can be counted: this run leaves it alone
 * for a little while, and each sweep tries once.
 */
export async function postpone(ports: DispatchPorts, surveyId: string): Promise<SendSurveyOutcome> {
  const now = ports.clock.now();
  try {
    const survey = await ports.ledger.read(surveyId);
    if (isDue(survey, now)) {
      const after = afterThrow(survey, now);
      await ports.ledger.replace(after);
      return { kind: 'put-off', until: after.dueAt ?? Infinity };
    }
  } catch (error) {
    ports.log.error('A survey could not be put off', error, { surveyId });
  }
  return { kind: 'put-off', until: now + POSTPONED_MS };
}
