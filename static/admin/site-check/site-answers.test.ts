import type { SiteQuestion } from '../../../src/contract/admin/site-check';
import { testWords } from '../../shared/testing/test-words';
import { answerWords } from './site-answers';

/** Every form in which an answer is kept, by its question. */
const ANSWERS: [SiteQuestion, ...string[]][] = [
  ['app-admin', 'yes', 'no'],
  ['email-customer', 'by-request'],
  ['email-source', 'app-email', 'profile', 'service-request', 'none', 'unavailable'],
  ['fields-writable', '1 of 3 projects checked: locked, missing; 1 without a finished work item'],
  ['storage-time', 'up to 50 ms', 'above 1000 ms'],
  ['event-shape', 'changelog.id: absent · issue.fields.status: object with id: string'],
  ['quiet-write', 'refused'],
  ['reply-to-survey', 'status 200; id: number'],
  ['duplicate-respondent', 'status 409'],
  ['rate-limit-reply', 'Retry-After in seconds', 'Retry-After as a date', 'without Retry-After'],
  ['rate-limit-reply', 'Retry-After in another form'],
  ['response-custom', 'object', 'JSON as text', 'missing', 'null', 'empty object', 'empty text', 'list'],
  ['response-token', 'as sent', 'not as sent', 'missing'],
  ['response-key', 'text', 'number', 'numeric id as text', 'missing'],
  ['response-times', 'RatingTime', 'CommentTime', 'RatingTime and CommentTime', 'neither RatingTime nor CommentTime'],
  ['response-characters', 'as sent', 'as typed, as far as can be seen', 'with HTML entities', 'with HTML tags'],
  ['storage-conflict', '409 KEY_CONFLICT'],
];
const cases = ANSWERS.flatMap(([question, ...answers]) => answers.map((answer) => [question, answer] as const));

describe('what a site was seen to do, in words', () => {
  it.each(cases)('%s: “%s” has other words in Danish than in English', (question, answer) => {
    const danish = answerWords(testWords('da-DK'), question, answer);
    expect(danish).not.toBe(answer);
    if (!danish.startsWith('HTTP')) expect(danish).not.toBe(answerWords(testWords(), question, answer));
  });

  it('says how many projects can be written, what is in the way, and what is not proved', () => {
    expect(answerWords(testWords(), 'fields-writable', '3 of 3 projects checked')).toBe('3 of 3 projects');
    const partly = '1 of 3 projects checked: locked, read-only; 1 without a finished work item';
    expect(answerWords(testWords(), 'fields-writable', partly)).toBe(
      '1 of 3 projects (Status locked, May not edit); 1 without a finished work item',
    );
  });

  it('says of an event whether it identifies the change and the kind of the status', () => {
    const whole =
      'associatedStatuses: list · changelog.id: string · issue.fields.status: object with statusCategory: object with key';
    expect(answerWords(testWords(), 'event-shape', whole)).toBe('the change has an id and the status has its category');
    const poor =
      'associatedStatuses: list with statusCategory: object with key · changelog.id: absent · issue.fields.status: absent';
    expect(answerWords(testWords(), 'event-shape', poor)).toBe('the change has no id and the status has no category');
  });

  it('shows an answer that it does not know as it was kept', () => {
    expect(answerWords(testWords(), 'quiet-write', 'something new')).toBe('something new');
    expect(answerWords(testWords(), 'storage-time', 'fast')).toBe('fast');
  });
});
