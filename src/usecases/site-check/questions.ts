import type { Observation, Question } from '../../ports/observations';

/** What is asked actively. */
export const PROBES = [
  'app-admin',
  'fields-writable',
  'email-admin',
  'email-customer',
  'storage-time',
] as const satisfies Question[];
export type Probe = (typeof PROBES)[number];

/** Every question that the section shows, in its order; after the probes what only real traffic answers. */
export const QUESTIONS = [
  ...PROBES,
  'event-shape',
  'email-source',
  'quiet-write',
  'reply-to-survey',
  'duplicate-respondent',
  'rate-limit-reply',
  'response-custom',
  'response-token',
  'response-key',
  'response-times',
  'response-characters',
  'storage-conflict',
] as const satisfies Question[];
export type SiteQuestion = (typeof QUESTIONS)[number];

/** What this site answered to a question. Times are epoch milliseconds. */
export interface Finding {
  question: SiteQuestion;
  verdict: 'as-assumed' | 'differs' | 'waiting' | 'unknown';
  answer?: string;
  since?: number;
  lastAt?: number;
}

/** There is nobody and nothing to ask about yet. */
export const NONE_FOUND = 'none-found';
/** All is well as far as it could be asked about, which is not far enough. */
const UNPROVEN = /^(\d+) of \1 .*without a finished work item$/;

/** The answers that the app was built on. It is right under the others too; what they mean is shown. */
const AS_ASSUMED: Record<SiteQuestion, RegExp> = {
  'app-admin': /^yes$/,
  'fields-writable': /^(\d+) of \1 projects checked$/,
  'email-admin': /^yes$/,
  'email-customer': /^(yes|by-request)$/,
  'storage-time': /^up to (25|50|100) ms$/,
  'event-shape': /changelog\.id: (string|number).*issue\.fields\.status: object.*with key/,
  'email-source': /^(app-email|profile|service-request)$/,
  'quiet-write': /^taken$/,
  'reply-to-survey': /^status 20[0-4];/,
  'duplicate-respondent': /^status 409$/,
  'rate-limit-reply': /^Retry-After in seconds$/,
  'response-custom': /^object$/,
  'response-token': /^as sent$/,
  'response-key': /^text$/,
  'response-times': /^RatingTime/,
  'response-characters': /^as (sent|typed)/,
  'storage-conflict': /KEY_CONFLICT|CONDITIONAL_CHECK_FAILED/,
};

/** What was seen, judged. */
export function findingOf(question: SiteQuestion, seen: Observation | undefined): Finding {
  if (!seen) return { question, verdict: 'waiting' };
  const { answer, since, lastAt } = seen;
  if (answer === NONE_FOUND) return { question, verdict: 'waiting', lastAt };
  const verdict = AS_ASSUMED[question].test(answer) ? 'as-assumed' : UNPROVEN.test(answer) ? 'waiting' : 'differs';
  return { question, verdict, answer, since, lastAt };
}
