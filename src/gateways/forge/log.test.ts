import { forgeLog } from './log';

const SECRET = 'customer@example.com said no';

/** What a call of the log wrote. */
function written(level: 'log' | 'warn' | 'error', write: () => void): Record<string, unknown> {
  const lines: string[] = [];
  const spy = jest.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(String(said[0])));
  write();
  spy.mockRestore();
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

describe('a line of the log', () => {
  it('says what happened, with the facts', () => {
    expect(written('log', () => forgeLog.info('Done', { surveyId: 'a' }))).toEqual({ message: 'Done', surveyId: 'a' });
    expect(written('warn', () => forgeLog.warn('Hm', { why: 'b' }))).toEqual({ message: 'Hm', why: 'b' });
  });

  it.each([
    ['an error', new TypeError(SECRET), 'TypeError'],
    ['an error with a cause', new Error(SECRET, { cause: new Error(SECRET) }), 'Error'],
    [
      'an error that carries the reply',
      Object.assign(new Error(SECRET), { responseDetails: { body: SECRET } }),
      'Error',
    ],
    ['a text', SECRET, 'string'],
    ['an object', { message: SECRET }, 'object'],
  ])('keeps the kind of %s, never its words', (_what, error, kind) => {
    const line = written('error', () => forgeLog.error('It failed', error, { surveyId: 'a' }));
    expect(line).toMatchObject({ message: 'It failed', surveyId: 'a', error: kind });
    expect(JSON.stringify(line)).not.toContain('customer');
  });

  it('says where an error came from, its code, and which invocation it was', () => {
    const error = Object.assign(new Error(SECRET), { code: 'KEY_CONFLICT' });
    const line = written('error', () => forgeLog.error('It failed', error));
    expect(line).toMatchObject({ code: 'KEY_CONFLICT', id: 'none' });
    expect(line.place).toMatch(/^at .*log\.test/);
    const numbered = Object.assign(new Error(SECRET), { code: { text: SECRET } });
    expect(JSON.stringify(written('error', () => forgeLog.error('x', numbered)))).not.toContain('customer');
  });
});
