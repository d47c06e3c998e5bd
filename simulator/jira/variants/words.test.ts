import { testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const COMMENT = 'customfield_10092';

describe('a Danish site', () => {
  it('names statuses and categories in Danish and keeps keys and untranslated names', async () => {
    const { app } = testSite({ language: 'da' });
    expect((await app('GET', `${ISSUE}/KAN-2?fields=status`)).body.fields.status).toMatchObject({
      name: 'I gang',
      untranslatedName: 'In Progress',
      statusCategory: { key: 'indeterminate', name: 'I gang' },
    });
    const { transitions } = (await app('GET', `${ISSUE}/KAN-2/transitions`)).body as {
      transitions: { name: string; to: { untranslatedName: string } }[];
    };
    expect(transitions.map(({ name, to }) => [name, to.untranslatedName])).toEqual([
      ['Opgaver', 'To Do'],
      ['Færdig', 'Done'],
    ]);
    const categories = (await app('GET', '/rest/api/3/statuscategory')).body as { key: string; name: string }[];
    expect(categories.find(({ key }) => key === 'done')?.name).toBe('Færdig');
  });

  it('finds statuses and categories by either name', async () => {
    const { app, jira, clock } = testSite({ language: 'da' });
    jira.change.changeStatus('KAN-2', 'Done');
    jira.change.changeStatus('KAN-3', 'Færdig');
    await clock.advance(10_000);
    for (const jql of ['status = Done', 'status = "Færdig"', 'statusCategory = Done', 'statusCategory = "Færdig"']) {
      const { issues } = (await app('POST', '/rest/api/3/search/jql', { jql, fields: ['id'] })).body as {
        issues: unknown[];
      };
      expect(issues).toHaveLength(2);
    }
  });

  it('refuses in Danish, with the field where Jira names it', async () => {
    const { app } = testSite({ language: 'da' });
    expect((await app('GET', `${ISSUE}/KAN-99`)).body).toEqual({
      errorMessages: ['Sagen findes ikke, eller du har ikke tilladelse til at se den.'],
      errors: {},
    });
    expect((await app('PUT', `${ISSUE}/OPS-1`, { fields: { [COMMENT]: 'x' } })).body.errors[COMMENT]).toBe(
      `Feltet '${COMMENT}' kan ikke angives. Det er ikke på det relevante skærmbillede eller er ukendt.`,
    );
    expect(
      (await app('PUT', `${ISSUE}/KAN-1`, { fields: { [COMMENT]: 'x'.repeat(256) } })).body.errors[COMMENT],
    ).toMatch(/^Den indtastede tekst er for lang/);
  });

  it('leaves profiles in the language of their owners', async () => {
    const { as } = testSite({ language: 'da' });
    expect((await as('admin')('GET', '/rest/api/3/myself')).body.locale).toBe('en_US');
    expect((await as('admin')('GET', '/rest/api/3/mypreferences/locale')).body.locale).toBe('en_US');
  });

  it('speaks its own language to whoever has chosen none, the app for one', async () => {
    const { app } = testSite({ language: 'da' });
    expect((await app('GET', '/rest/api/3/mypreferences/locale')).body.locale).toBe('da_DK');
    expect((await app('GET', '/rest/api/3/serverInfo')).body.defaultLocale).toEqual({ locale: 'da_DK' });
  });
});
