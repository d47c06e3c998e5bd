import { guideSettings, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { SiteField } from '../../ports/configuration';
import { createFields } from './create-fields';
import { saveFields } from './save-fields';

/** A site where nothing is mapped, with these fields; `fields` is what is mapped now. */
function site(...all: SiteField[]) {
  const found = world(guideSettings({ fields: {} }));
  found.configuration.all.fields = all;
  return { ...found, fields: async () => (await found.settings.read()).fields };
}

const field = (type: SiteField['type'], id = 'customfield_1', name = 'Any'): SiteField => ({ id, name, type });

describe('fields that the app makes', () => {
  it('are none where the site has them under the names of the guide, a comment in either form', async () => {
    for (const type of ['paragraph', 'short-text'] as const) {
      const { ports, fields } = site(field('number', '1', 'NPS Rating'), field(type, '2', 'NPS Comment'));
      await createFields(ports);
      expect(await fields()).toEqual({
        rating: { id: '1', name: 'NPS Rating' },
        comment: { id: '2', name: 'NPS Comment', format: type },
      });
    }
  });

  it('are made in the types that hold their values, whatever else bears their names', async () => {
    const { ports, fields } = site(field('paragraph', '1', 'NPS Rating'), field('number', '2', 'NPS Comment'));
    await createFields(ports);
    const { all } = ports.configuration;
    const made = all.fields.slice(2).map(({ name, type }) => [name, type]);
    expect(made).toEqual([
      ['NPS Rating', 'number'],
      ['NPS Comment', 'paragraph'],
    ]);
    expect([(await fields()).rating?.id, (await fields()).comment?.id]).toEqual(
      all.fields.slice(2).map(({ id }) => id),
    );
  });

  it('do not take the place of those that an admin chose', async () => {
    const chosen = [field('number', '7', 'Score'), field('short-text', '8', 'Mood'), field('date', '9', 'When')];
    const { ports, fields } = site(...chosen, field('short-text', '10', 'State'), field('number', '11', 'NPS Rating'));
    await saveFields(ports, { rating: '7', comment: undefined, category: '8', respondedAt: '9', state: '10' });
    expect(await createFields(ports)).toMatchObject({ kind: 'ok', value: { rating: { name: 'Score' } } });
    expect(await fields()).toMatchObject({
      rating: { id: '7' },
      comment: { name: 'NPS Comment' },
      category: { id: '8' },
      respondedAt: { id: '9', format: 'date' },
      state: { id: '10' },
    });
  });

  it('are not mapped by half where Jira refuses one, or does not answer', async () => {
    const { ports, fields } = site(field('number', RATING_FIELD, 'NPS Rating'));
    ports.configuration.readOnly = true;
    expect(await createFields(ports)).toEqual({ kind: 'refused', why: 'no-permission' });
    ports.configuration.fields = async () => ({ kind: 'try-later' });
    expect(await createFields(ports)).toEqual({ kind: 'try-later' });
    expect(await fields()).toEqual({});
  });

  it('are not said to be mapped where that could not be kept', async () => {
    const { ports, fields } = site();
    const read = ports.configuration.fields;
    let asked = 0;
    ports.configuration.fields = async () => ((asked += 1) > 1 ? { kind: 'try-later' } : read());
    expect(await createFields(ports)).toEqual({ kind: 'try-later' });
    expect(await fields()).toEqual({});
  });
});
