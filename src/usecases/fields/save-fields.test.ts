import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { SiteField } from '../../ports/configuration';
import { listFields } from './list-fields';
import type { FieldIds } from './save-fields';
import { saveFields } from './save-fields';

const NONE: FieldIds = {
  rating: undefined,
  comment: undefined,
  category: undefined,
  respondedAt: undefined,
  state: undefined,
};

/** A site where nothing is mapped, with these fields; `fields` is what is mapped now. */
function site(...all: SiteField[]) {
  const found = world(guideSettings({ fields: {} }));
  found.configuration.all.fields = all;
  return { ...found, fields: async () => (await found.settings.read()).fields };
}

const field = (type: SiteField['type'], id = 'customfield_1', name = 'Any'): SiteField => ({ id, name, type });

describe('the fields that an admin chooses', () => {
  it.each([
    ['rating', 'number', {}],
    ['comment', 'short-text', { format: 'short-text' }],
    ['comment', 'paragraph', { format: 'paragraph' }],
    ['category', 'short-text', {}],
    ['respondedAt', 'date', { format: 'date' }],
    ['respondedAt', 'date-time', { format: 'date-time' }],
    ['state', 'short-text', {}],
  ] as const)('hold the %s in a field of type %s', async (part, type, format) => {
    const { ports, fields } = site(field(type));
    expect(await saveFields(ports, { ...NONE, [part]: 'customfield_1' })).toEqual({ kind: 'ok', value: null });
    expect(await fields()).toEqual({ [part]: { id: 'customfield_1', name: 'Any', ...format } });
  });

  it.each([
    ['rating', 'short-text'],
    ['comment', 'number'],
    ['category', 'paragraph'],
    ['respondedAt', 'short-text'],
    ['state', 'other'],
  ] as const)('do not hold the %s in a field of type %s', async (part, type) => {
    const { ports, fields } = site(field(type));
    expect(await saveFields(ports, { ...NONE, [part]: 'customfield_1' })).toEqual({ kind: 'does-not-fit' });
    expect(await fields()).toEqual({});
  });

  it('are left as they are where one of them is gone, or Jira does not answer', async () => {
    const { ports, fields } = site(field('number'));
    const ids = { ...NONE, rating: 'customfield_1' };
    await saveFields(ports, ids);
    const before = await fields();
    expect(await saveFields(ports, { ...ids, comment: 'customfield_404' })).toEqual({ kind: 'does-not-fit' });
    ports.configuration.fields = async () => ({ kind: 'try-later' });
    expect(await saveFields(ports, { ...NONE, comment: 'customfield_1' })).toEqual({ kind: 'try-later' });
    expect(await listFields({ ...ports })).toEqual({ kind: 'try-later' });
    expect(await fields()).toEqual(before);
  });

  it('are mapped only where every type fits', async () => {
    const site = world(guideSettings({ fields: {} }));
    site.configuration.all.fields = [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'paragraph' },
    ];
    const ids = {
      rating: RATING_FIELD,
      comment: COMMENT_FIELD,
      category: undefined,
      respondedAt: undefined,
      state: undefined,
    };
    expect(await saveFields(site.ports, { ...ids, rating: COMMENT_FIELD })).toEqual({ kind: 'does-not-fit' });
    expect((await site.settings.read()).fields).toEqual({});
    expect((await saveFields(site.ports, ids)).kind).toBe('ok');
    expect((await site.settings.read()).fields).toMatchObject({
      rating: { id: RATING_FIELD },
      comment: { format: 'paragraph' },
    });
  });
});
