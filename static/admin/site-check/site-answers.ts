import type { SiteQuestion } from '../../../src/contract/admin/site-check';
import type { WordKey, Words } from '../../shared/words';

/** Answers that are the same for every question, and their words. */
const SAID: Record<string, WordKey> = {
  yes: 'check.answer.yes',
  no: 'check.answer.no',
  'by-request': 'check.answer.byRequest',
  'app-email': 'check.answer.appEmail',
  profile: 'check.answer.profile',
  'service-request': 'check.answer.byRequest',
  none: 'check.answer.noAddress',
  unavailable: 'check.answer.addressUnavailable',
  refused: 'check.answer.refused',
  'Retry-After in seconds': 'check.answer.waitSeconds',
  'Retry-After as a date': 'check.answer.waitDate',
  'Retry-After in another form': 'check.answer.waitOther',
  'without Retry-After': 'check.answer.waitMissing',
  object: 'check.answer.object',
  'JSON as text': 'check.answer.jsonText',
  missing: 'check.answer.missing',
  null: 'check.answer.empty',
  'empty object': 'check.answer.empty',
  'empty text': 'check.answer.empty',
  list: 'check.answer.otherForm',
  text: 'check.answer.keyText',
  number: 'check.answer.keyNumber',
  'numeric id as text': 'check.answer.keyNumber',
  'as sent': 'check.answer.asSent',
  'not as sent': 'check.answer.notAsSent',
  'as typed, as far as can be seen': 'check.answer.asTyped',
  'with HTML entities': 'check.answer.htmlEntities',
  'with HTML tags': 'check.answer.htmlTags',
  RatingTime: 'check.answer.ratingTime',
  CommentTime: 'check.answer.commentTime',
  'RatingTime and CommentTime': 'check.answer.bothTimes',
  'neither RatingTime nor CommentTime': 'check.answer.noTimes',
};

/** Questions whose answers hold numbers or names. */
const READ: Partial<Record<SiteQuestion, (words: Words, answer: string) => string | undefined>> = {
  'fields-writable': writableWords,
  'storage-time': (words, answer) => {
    const [, bound, ms] = /^(up to|above) (\d+) ms$/.exec(answer) ?? [];
    if (ms === undefined) return undefined;
    return words.say(bound === 'above' ? 'check.answer.aboveMs' : 'check.answer.upToMs', {
      ms: words.number(Number(ms)),
    });
  },
  'event-shape': (words, answer) =>
    words.list([
      words.say(/changelog\.id: absent/.test(answer) ? 'check.answer.changeWithoutId' : 'check.answer.changeWithId'),
      words.say(
        /issue\.fields\.status: object[^·]*with key/.test(answer)
          ? 'check.answer.statusWithCategory'
          : 'check.answer.statusWithoutCategory',
      ),
    ]),
  'reply-to-survey': httpStatusWords,
  'duplicate-respondent': httpStatusWords,
  'storage-conflict': (words, answer) => words.say('check.answer.code', { code: answer }),
};

/** What was seen, for a person; a form that nobody has named yet as it was kept. */
export function answerWords(words: Words, question: SiteQuestion, answer: string): string {
  const read = READ[question]?.(words, answer);
  if (read !== undefined) return read;
  const said = SAID[answer];
  return said ? words.say(said) : answer;
}

const WRITABLE = /^(\d+) of (\d+) projects checked(?:: ([a-z, -]+))?(?:; (\d+) without a finished work item)?$/;

function writableWords(words: Words, answer: string): string | undefined {
  const [, ready, all, why, unproven] = WRITABLE.exec(answer) ?? [];
  if (ready === undefined || all === undefined) return undefined;
  const counted = words.say('check.answer.writable', {
    n: words.number(Number(ready)),
    all: words.number(Number(all)),
  });
  const reasons = why?.split(', ').map((kind) => words.sayCode('fields', kind, 'fields.unknown')) ?? [];
  return [
    reasons.length > 0 ? `${counted} (${reasons.join(', ')})` : counted,
    ...(unproven ? [words.count('check.answer.unfinished', Number(unproven))] : []),
  ].join('; ');
}

function httpStatusWords(words: Words, answer: string): string | undefined {
  const [, status] = /^status (\d+)/.exec(answer) ?? [];
  return status && words.say('check.answer.httpStatus', { status });
}
