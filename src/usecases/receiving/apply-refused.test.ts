import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../../../test/builders/surveys';
import { responseTo, world } from '../../../test/builders/world';
import { retryResponse } from './retry-response';

const CATEGORY_FIELD = 'customfield_10093';
const all = [RATING_FIELD, COMMENT_FIELD, CATEGORY_FIELD];

/** A survey that went out; all fields are on the screen but these. */
async function refusing(...fieldIds: string[]) {
  const settings = guideSettings();
  const site = world({ ...settings, fields: { ...settings.fields, category: { id: CATEGORY_FIELD, name: 'Mood' } } });
  const survey = await site.sent();
  const item = site.workItems.item('KAN-2');
  item.screen = all.filter((id) => !fieldIds.includes(id));
  const respond = async (change: Parameters<typeof responseTo>[1]) => {
    site.clock.pass(1_000);
    await site.receive(responseTo(survey, { ratedAt: site.clock.now(), ...change }));
    await site.runQueue();
  };
  return { site, item, respond };
}

describe('a value that Jira refused', () => {
  it('is not counted as written: the same rating again is written once its field takes it', async () => {
    const { site, item, respond } = await refusing(RATING_FIELD);
    await respond({ rating: 7, comment: 'Hello' });
    expect(item.values).toEqual({ [COMMENT_FIELD]: 'Hello', [CATEGORY_FIELD]: 'passive' });
    expect(await site.survey('10002:501')).toMatchObject({ state: 'answered' });
    expect((await site.survey('10002:501')).response?.rating).toBeUndefined();
    item.screen = all;
    await respond({ rating: 7 });
    expect(item.values[RATING_FIELD]).toBe(7);
  });

  it('is not counted as written: the same comment again is written once its field takes it', async () => {
    const { site, item, respond } = await refusing(COMMENT_FIELD);
    await respond({ rating: 7, comment: 'Hello' });
    expect((await site.survey('10002:501')).response).toMatchObject({ rating: 7 });
    expect((await site.survey('10002:501')).response?.commentDigest).toBeUndefined();
    item.screen = all;
    await respond({ rating: 8, comment: 'Hello' });
    expect(item.values).toMatchObject({ [RATING_FIELD]: 8, [COMMENT_FIELD]: 'Hello' });
  });

  it('leaves what was there before as what is known', async () => {
    const { site, item, respond } = await refusing();
    await respond({ rating: 9, comment: 'First' });
    item.screen = [CATEGORY_FIELD];
    await respond({ rating: 2, comment: 'Second' });
    const known = (await site.survey('10002:501')).response;
    expect(known).toMatchObject({ rating: 9 });
    item.screen = all;
    await respond({ rating: 9, comment: 'First' });
    expect(item.values).toMatchObject({ [RATING_FIELD]: 9, [COMMENT_FIELD]: 'First' });
  });

  it('lets the values that go with the earlier rating be put back: the earlier rating again is written anew', async () => {
    const { item, respond } = await refusing();
    await respond({ rating: 9 });
    item.screen = [COMMENT_FIELD, CATEGORY_FIELD];
    await respond({ rating: 2 });
    expect(item.values).toMatchObject({ [RATING_FIELD]: 9, [CATEGORY_FIELD]: 'detractor' });
    item.screen = all;
    await respond({ rating: 9 });
    expect(item.values).toMatchObject({ [RATING_FIELD]: 9, [CATEGORY_FIELD]: 'promoter' });
  });

  it.each([
    [RATING_FIELD, 7],
    [COMMENT_FIELD, 'Hello'],
    [CATEGORY_FIELD, 'passive'],
  ])('is written by Retry: %s', async (fieldId, value) => {
    const { site, item, respond } = await refusing(fieldId);
    await respond({ rating: 7, comment: 'Hello' });
    expect(item.values[fieldId]).toBeUndefined();
    expect(site.responses.all()).toMatchObject([{ state: 'parked', reason: 'field-refused', refused: [{ fieldId }] }]);
    item.screen = all;
    await retryResponse(site.ports, site.responses.all()[0]?.id ?? '');
    await site.runQueue();
    expect(item.values[fieldId]).toBe(value);
    expect(site.responses.all()).toMatchObject([{ state: 'applied', reason: undefined, refused: undefined }]);
    expect(site.responses.all()[0]).not.toHaveProperty('comment');
  });

  it('keeps the comment only as long as it is needed', async () => {
    const { site, respond } = await refusing(RATING_FIELD);
    await respond({ rating: 7, comment: 'Hello' });
    expect(site.responses.all()).toMatchObject([{ state: 'parked' }]);
    expect(JSON.stringify(site.responses.all())).not.toContain('Hello');
  });

  it('does not come over a newer one by Retry', async () => {
    const { site, item, respond } = await refusing(RATING_FIELD);
    await respond({ rating: 2 });
    item.screen = all;
    await respond({ rating: 9 });
    expect(item.values).toMatchObject({ [RATING_FIELD]: 9, [CATEGORY_FIELD]: 'promoter' });
    item.values[RATING_FIELD] = 8;
    await retryResponse(site.ports, site.responses.all().find(({ state }) => state === 'parked')?.id ?? '');
    await site.runQueue();
    expect(item.values).toMatchObject({ [RATING_FIELD]: 8, [CATEGORY_FIELD]: 'promoter' });
  });
});
