import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import type { JiraPrincipal } from '../shared/services';
import { BURST_PER_SECOND } from './limits';
import { createJira } from './server';

const LIST = '/rest/api/3/search/jql?jql=project=KAN&fields=summary';

function open() {
  const clock = new SimulatedClock('paused');
  const log = new RequestLog();
  const jira = createJira({ clock, log });
  const see = (path: string, accountId: string = jira.users.ids.admin) =>
    jira.showTo(accountId, new Request(`http://jira.invalid${path}`));
  return { jira, log, see };
}

test("Jira's own screens are exempt from rate limits, leave none of them for others to run into, and are not logged", async () => {
  const { jira, log, see } = open();
  for (let call = 0; call <= BURST_PER_SECOND.GET; call += 1) expect((await see(LIST)).status).toBe(200);
  const principal: JiraPrincipal = { kind: 'user', accountId: jira.users.ids.admin, scopes: ['read:jira-work'] };
  expect((await jira.handleAs(principal, new Request(`http://jira.invalid${LIST}`))).status).toBe(200);
  expect(log.list()).toEqual([]);
});

test("a search of Jira's own screens finds what was written a moment ago", async () => {
  const { jira, see } = open();
  jira.change.changeStatus('KAN-1', 'Done');
  const found = await (await see('/rest/api/3/search/jql?jql=project=KAN%20AND%20status=Done&fields=summary')).json();
  expect(found).toMatchObject({ issues: [{ key: 'KAN-1' }] });
});

test("Jira's own screens show nobody what they may not see", async () => {
  const { jira, see } = open();
  jira.change.setPermissions('KAN', 'agent@example.com', []);
  expect((await see('/rest/api/3/issue/KAN-1', jira.users.ids.agent)).status).toBe(404);
  expect((await see('/rest/api/3/issue/KAN-1')).status).toBe(200);
});
