import { testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const PREFIX = 'com.atlassian.jira.plugin.system.customfieldtypes:';

async function withField(type: string) {
  const site = testSite();
  const { body } = await site.as('admin')('POST', '/rest/api/3/field', { name: 'Place', type: `${PREFIX}${type}` });
  const { id } = body as { id: string };
  site.jira.change.addFieldToScreens(id, 'KAN');
  site.jira.change.addOptions(id, ['Denmark', 'Norway']);
  if (type === 'cascadingselect') site.jira.change.addOptions(id, ['Aarhus'], 'Denmark');
  const set = async (value: unknown) =>
    (await site.as('admin')('PUT', `${ISSUE}/KAN-1`, { fields: { [id]: value } })).status;
  const shown = async () => (await site.app('GET', `${ISSUE}/KAN-1?fields=${id}`)).body.fields[id] as unknown;
  return { ...site, id, set, shown };
}

const option = (value: string) => ({ self: expect.any(String) as string, id: expect.any(String) as string, value });

it.each([
  ['select', { value: 'Norway' }, option('Norway')],
  ['multiselect', [{ value: 'Norway' }, { value: 'Denmark' }], [option('Norway'), option('Denmark')]],
  ['cascadingselect', { value: 'Denmark' }, option('Denmark')],
  [
    'cascadingselect',
    { value: 'Denmark', child: { value: 'Aarhus' } },
    { ...option('Denmark'), child: option('Aarhus') },
  ],
])('a field of type %s shows what was chosen, and can be emptied', async (type, value, expected) => {
  const { set, shown } = await withField(type);
  expect(await shown()).toBeNull();
  expect(await set(value)).toBe(204);
  expect(await shown()).toEqual(expected);
  expect(await set(null)).toBe(204);
  expect(await shown()).toBeNull();
});

it.each([
  ['select', { value: 'Sweden' }],
  ['select', 'Norway'],
  ['multiselect', { value: 'Norway' }],
  ['cascadingselect', { value: 'Aarhus' }],
  ['cascadingselect', { value: 'Norway', child: { value: 'Aarhus' } }],
])('a field of type %s refuses %j', async (type, value) => {
  const { set } = await withField(type);
  expect(await set(value)).toBe(400);
});

it('JQL finds an option by its name, and a cascading field only by whether it is empty', async () => {
  const { set, app, clock } = await withField('select');
  await set({ value: 'Norway' });
  await clock.advance(60_000);
  const found = async (jql: string) => (await app('POST', '/rest/api/3/search/jql', { jql, fields: ['summary'] })).body;
  expect(await found('Place = Norway')).toMatchObject({ issues: [{ id: expect.any(String) as string }] });
  expect(await found('Place = Denmark')).toMatchObject({ issues: [] });
  const cascading = await withField('cascadingselect');
  const jql = { jql: 'Place = Denmark', fields: ['summary'] };
  expect((await cascading.app('POST', '/rest/api/3/search/jql', jql)).status).toBe(501);
});
