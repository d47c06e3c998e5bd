import type { Survey } from './survey';
import { CLAIM_MS, dueAtFor } from './survey';

/** One worker writes to the work item from now on. */
export function writing(survey: Survey, now: number): Survey {
  return { ...survey, writingUntil: now + CLAIM_MS };
}

/** One worker writes a response; if it dies on the way, nobody knows what the fields hold. */
export function writingFields(survey: Survey, now: number): Survey {
  return { ...writing(survey, now), fieldsUnsure: true };
}

/** The worker has written. */
export function released(survey: Survey): Survey {
  const { writingUntil: _over, ...rest } = survey;
  return rest;
}

/** The work item now shows what the survey says. */
export function marked(survey: Survey): Survey {
  return { ...released(survey), markMissing: false, dueAt: dueAtFor(survey.state, survey.changedAt, true) };
}

/** True while somebody writes to the work item. */
export function isBeingWritten(survey: Survey, now: number): boolean {
  return (survey.writingUntil ?? 0) > now;
}
