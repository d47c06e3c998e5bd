import type { SiteFinding } from '../../../src/contract/admin/site-check';
import type { Words } from '../../shared/words';

/** What was seen, one line a question, for people who help from afar: the question's code stands beside its words. */
export function asText(words: Words, findings: SiteFinding[]): string {
  const lines = findings.map((finding) => {
    const { question, verdict } = finding;
    return [
      `${question}: ${words.say(`check.verdict.${verdict}`)}`,
      ...(finding.answer === undefined ? [] : [words.say('check.seen', { answer: finding.answer })]),
      ...sinceOf(words, finding),
    ].join(' | ');
  });
  return [`${words.say('admin.title')}, ${words.say('admin.check')}`, ...lines].join('\n');
}

/** Since when, and when last; nothing where nothing was seen. */
export function sinceOf(words: Words, { since, lastAt }: SiteFinding): string[] {
  if (since === undefined || lastAt === undefined) return [];
  return [words.say('check.since', { since: words.dateTime(since), last: words.dateTime(lastAt) })];
}

/** What it means and what to do. */
export function meaningOf(words: Words, { question, verdict }: SiteFinding): string {
  return verdict === 'unknown' ? words.say('check.unknown') : words.say(`check.q.${question}.${verdict}`);
}
