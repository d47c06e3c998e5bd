import { ok, rateLimited, refused, scriptedJira } from '../../../test/contracts/scripted-jira';
import { ownSatisfaction } from './own-satisfaction';

const FIELDS = [{ id: 'customfield_10033', schema: { custom: 'com.atlassian.servicedesk:sd-request-feedback' } }];
const rated = (...names: string[]) => ok({ issues: names.map((name) => ({ fields: { project: { name } } })) });

function jira(fields: object[], found = rated()) {
  return scriptedJira(({ what }) => (what.startsWith('GET') ? ok(fields) : found));
}

it('asks once for what was rated in the last 90 days in these projects, and names each project once', async () => {
  const { call, asked } = jira(FIELDS, rated('Help', 'Help', 'Facilities'));
  expect(await ownSatisfaction(call, ['1', '2'])).toEqual({ kind: 'ok', value: ['Help', 'Facilities'] });
  expect(asked).toHaveLength(2);
  expect(asked[1]?.body).toMatchObject({
    jql: 'cf[10033] is not EMPTY AND updated >= -90d AND project in (1, 2) ORDER BY updated DESC',
  });
  await ownSatisfaction(call, 'all');
  expect((asked[3]?.body as { jql: string }).jql).not.toContain('project');
});

it('asks nothing more where the site has no such field', async () => {
  const { call, asked } = jira([{ id: 'customfield_1' }, { id: 'summary', schema: { custom: null } }]);
  expect(await ownSatisfaction(call, 'all')).toEqual({ kind: 'ok', value: [] });
  expect(asked).toHaveLength(1);
});

it('hands on that Jira refuses, or gives no answer', async () => {
  expect(await ownSatisfaction(jira(FIELDS, refused(400)).call, 'all')).toMatchObject({ kind: 'refused' });
  expect(await ownSatisfaction(jira(FIELDS, rateLimited).call, 'all')).toMatchObject({ kind: 'try-later' });
});
