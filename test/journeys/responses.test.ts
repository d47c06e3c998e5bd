import { COMMENT_FIELD, RATING_FIELD, startTestSite, type Invitation, type TestSite } from './test-site';

let site: TestSite;
let invitation: Invitation;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(async () => {
  await site.reset();
  invitation = await site.complete('KAN-2');
});
afterAll(() => site.stop());

const textOf = (node: unknown): string => {
  const { type, text, content = [] } = node as { type: string; text?: string; content?: unknown[] };
  if (type === 'hardBreak') return '\n';
  const inner = content.map(textOf);
  return text ?? inner.join(type === 'doc' ? '\n\n' : '');
};

describe('a comment lands as it was written', () => {
  it.each([
    ['quotes', 'He said "no" and \'never\''],
    ['backslashes', 'C:\\temp\\new \\" \\\\'],
    ['line breaks', 'first\nsecond\r\nthird\n\nfourth'],
    ['emoji', 'Thanks 👍🏽 👨‍👩‍👧‍👦 🇩🇰'],
    ['right to left', 'שלום, תודה رائع'],
    ['markup and templates', '<script>alert(1)</script> {{issue.key}} @{triggerBody()} ${x}'],
    ['wiki markup', '*bold* {code}x{code} [~admin] h1. hi'],
  ])('with %s', async (_what, comment) => {
    await site.respond(invitation, { rating: 7, comment });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment });
    expect(await site.writes()).toHaveLength(1);
  });

  it.each(['', '   ', null])('but an empty one (%p) leaves the field alone', async (comment) => {
    await site.jira('PUT', '/issue/KAN-2', { fields: { [COMMENT_FIELD]: 'was here before' } });
    await site.respond(invitation, { rating: 7, comment });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'was here before' });
  });

  it('with 32,000 characters: cut on a character in short text, whole in a property', async () => {
    const comment = `${'👨‍👩‍👧‍👦 ok '.repeat(3_000)}`.slice(0, 31_999).replace(/[^k]*$/, '');
    await site.respond(invitation, { rating: 7, comment });
    const { rating, comment: shown, wholeComment } = await site.onWorkItem('KAN-2');
    expect(rating).toBe(7);
    expect(String(shown).length).toBeLessThanOrEqual(255);
    expect(String(shown).endsWith('…')).toBe(true);
    expect(comment.startsWith(String(shown).slice(0, -1))).toBe(true);
    expect(comment.slice(String(shown).length - 1)).toMatch(/^(👨‍👩‍👧‍👦| |o|k)/u);
    expect(wholeComment?.length).toBeGreaterThan(30_000);
  });

  it('and one that was cut stays whole when the work item is surveyed again', async () => {
    const comment = 'word '.repeat(200).trim();
    await site.respond(invitation, { rating: 2, comment });
    await site.transition('KAN-2', 'In Progress');
    await site.respond(await site.complete('KAN-2'), { rating: 9 });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, wholeComment: comment });
  });

  it('with 32,000 characters in a paragraph field: whole', async () => {
    site.change.setFieldType(COMMENT_FIELD, 'textarea');
    const choice = { rating: RATING_FIELD, comment: COMMENT_FIELD };
    expect(await site.asAdmin('saveFields', choice)).toMatchObject({ ok: true });
    const comment = `first line\nsecond "line"\n\n${'word '.repeat(6_300)}end`;
    await site.respond(invitation, { rating: 7, comment });
    const { comment: shown } = await site.onWorkItem('KAN-2');
    expect(textOf(shown)).toBe(comment);
  });
});

describe('a rating', () => {
  it.each([0, 10])('of %d is a rating', async (rating) => {
    await site.respond(invitation, { rating });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating, comment: null });
  });

  it('may come first and its comment later', async () => {
    await site.respond(invitation, { rating: 7, comment: 'Late thought', commentLater: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: null });
    await site.advance(300);
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Late thought' });
  });

  it('follows a changed mind, and the comment stays', async () => {
    await site.respond(invitation, { rating: 3, comment: 'Slow' });
    await site.advance(60);
    await site.respond(invitation, { rating: 9 });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({
      rating: 9,
      comment: 'Slow',
      mark: { category: 'promoter' },
    });
  });

  it('ends with the newest when two notifications come in the wrong order', async () => {
    await site.respond(invitation, { rating: 2, comment: 'Old', deliverAfterSeconds: 120 });
    await site.advance(10);
    await site.respond(invitation, { rating: 9, comment: 'New' });
    await site.advance(300);
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'New' });
    expect((await site.responses()).map(({ state }) => state)).toEqual(['applied', 'applied']);
  });

  it('is accepted after ninety days, too', async () => {
    const day = 24 * 3_600;
    await site.advance(89 * day, { skipRecurring: true });
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
    await site.advance(2 * day);
    expect(await site.surveys()).toMatchObject([{ state: 'expired' }]);
    await site.respond(invitation, { rating: 6 });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 6 });
    expect(await site.surveys()).toMatchObject([{ state: 'answered' }]);
  });

  it('reaches a work item that was moved', async () => {
    await site.cover('all');
    site.change.addFieldToScreens(RATING_FIELD, 'OPS');
    site.change.addFieldToScreens(COMMENT_FIELD, 'OPS');
    site.change.moveWorkItem('KAN-2', 'OPS');
    await site.idle();
    await site.respond(invitation, { rating: 5, comment: 'Still here' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 5, comment: 'Still here' });
    expect(await site.invitations()).toHaveLength(1);
  });
});

describe('the same notification', () => {
  it('sent five times makes one write', async () => {
    await site.respond(invitation, { rating: 7, comment: 'Once' });
    const body = await site.lastNotification();
    const statuses = await Promise.all([1, 2, 3, 4].map(() => site.post(body)));
    await site.idle();
    await site.advance(900);
    expect(statuses).toEqual([202, 202, 202, 202]);
    expect(await site.writes()).toHaveLength(1);
  });

  it('sent five times at once makes one write', async () => {
    await site.fault({ target: 'webtrigger', kind: 'drop' });
    await site.respond(invitation, { rating: 7, comment: 'Once' });
    const body = await site.lastNotification();
    const statuses = await Promise.all([1, 2, 3, 4, 5].map(() => site.post(body)));
    await site.idle();
    await site.advance(900);
    expect(statuses).toEqual([202, 202, 202, 202, 202]);
    expect(await site.writes()).toHaveLength(1);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Once' });
  });

  it('delivered twice by every queue makes one write', async () => {
    await site.fault({ target: 'queue', match: 'due-responses', kind: 'duplicate', times: 5 });
    await site.respond(invitation, { rating: 7 });
    await site.advance(900);
    expect(await site.writes()).toHaveLength(1);
  });
});
