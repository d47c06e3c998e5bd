import { COMMENT_FIELD, RATING_FIELD, startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { site: { unnamedErrors: true, language: 'da' } }));
afterAll(() => site.stop());

/** Most writes that a response may cost where Jira does not say what is wrong. */
const MOST_WRITES = 8;
const respond = async (comment: string) => site.respond(await site.complete('KAN-2'), { rating: 0, comment });
const taken = async () => (await site.writes()).filter(({ status }) => status < 300);

describe('S5: a refusal that names no field', () => {
  it('of the comment: the rating is written, the comment is parked with its cause, and Retry writes it', async () => {
    site.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
    await respond('Kept');
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 0, comment: null, mark: { rating: 0 } });
    const [parked] = await site.responses();
    expect(parked).toMatchObject({
      state: 'parked',
      reason: 'field-refused',
      comment: 'Kept',
      refused: [{ field: 'comment', cause: 'not-on-screen' }],
    });
    expect(await taken()).toHaveLength(1);
    expect((await site.writes()).length).toBeLessThanOrEqual(MOST_WRITES);

    site.change.addFieldToScreens(COMMENT_FIELD, 'KAN');
    const answer = await site.asAdmin('retry', { kind: 'response', id: (parked as unknown as { id: string }).id });
    expect(answer).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 0, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
  });

  it('of the rating: the comment is written', async () => {
    site.change.removeFieldFromScreens(RATING_FIELD, 'KAN');
    await respond('Written');
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null, comment: 'Written' });
    expect(await site.responses()).toMatchObject([{ refused: [{ field: 'rating', cause: 'not-on-screen' }] }]);
  });

  it("of a rating whose field became text: the cause is read from the field's type, not from Jira's wording", async () => {
    const invitation = await site.complete('KAN-2');
    site.change.setFieldType(RATING_FIELD, 'textfield');
    await site.respond(invitation, { rating: 7, comment: 'Written' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null, comment: 'Written' });
    expect(await site.responses()).toMatchObject([{ refused: [{ field: 'rating', cause: 'wrong-type' }] }]);
  });

  it('once, for a passing cause: everything is written, each value once', async () => {
    const invitation = await site.complete('KAN-2');
    const match = 'PUT /rest/api/3/issue/';
    await site.fault({ target: 'jira', match, kind: 'status', status: 400 });
    await site.respond(invitation, { rating: 9, comment: 'Whole' });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Whole', mark: { rating: 9 } });
    expect(await site.responses()).toMatchObject([{ state: 'applied' }]);
    const fields = (await taken()).flatMap(({ requestBody }) => Object.keys((requestBody?.fields ?? {}) as object));
    expect(fields.sort()).toEqual([RATING_FIELD, COMMENT_FIELD].sort());
  });

  it('once, of a comment too long for its field: the whole is kept beside it', async () => {
    const invitation = await site.complete('KAN-2');
    await site.fault({ target: 'jira', match: 'PUT /rest/api/3/issue/', kind: 'status', status: 400 });
    await site.respond(invitation, { rating: 9, comment: 'word '.repeat(100) });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, wholeComment: 'word '.repeat(100) });
  });
});
