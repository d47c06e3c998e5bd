import { DAY, HOUR, MINUTE, NOW, testWords } from './testing/test-words';

describe('the words of a reader', () => {
  it('fills placeholders and leaves an unknown one visible', () => {
    const words = testWords();
    expect(words.say('connect.summary', { ending: '1234', when: 'now' })).toBe(
      'Connected, key ends in …1234, verified now',
    );
    expect(words.say('connect.summary', { ending: '1234' })).toContain('{when}');
  });

  it.each([
    ['en-US', 0, '0 surveys sent'],
    ['en-US', 1, '1 survey sent'],
    ['en-US', 1200, '1,200 surveys sent'],
    ['da-DK', 1, '1 undersøgelse sendt'],
    ['da-DK', 1200, '1.200 undersøgelser sendt'],
  ] as const)('counts in %s: %d', (locale, n, text) => {
    expect(testWords(locale).count('overview.surveys', n)).toBe(text);
  });

  it.each([
    [10_000, 'just now', 'lige nu'],
    [2 * MINUTE, '2 minutes ago', 'for 2 minutter siden'],
    [3 * HOUR, '3 hours ago', 'for 3 timer siden'],
    [2 * DAY, '2 days ago', 'i forgårs'],
    [5 * DAY, '5 days ago', 'for 5 dage siden'],
    [60 * DAY, 'Sep 24, 2026', '24. sep. 2026'],
  ])('says how long ago %d ms are', (ms, english, danish) => {
    expect(testWords('en-US').ago(NOW - ms)).toBe(english);
    expect(testWords('da-DK').ago(NOW - ms)).toBe(danish);
  });

  it('shows times in the time zone of the reader', () => {
    expect(testWords('da-DK').time(NOW)).toBe('10.42');
    expect(testWords('da-DK', 'Asia/Tokyo').time(NOW)).toBe('18.42');
  });

  it('shows times all the same when the time zone is unknown', () => {
    expect(testWords('en-US', 'Mars/Olympus').time(NOW)).toMatch(/\d:42/);
  });

  it('has words for a code that is newer than the screen', () => {
    expect(testWords().sayCode('reason', 'brand-new', 'reason.other')).toBe(testWords().say('reason.other'));
  });
});
