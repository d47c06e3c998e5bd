import { setRules } from '../../scripts/bench/rules';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

async function finishAgain(key: string): Promise<void> {
  await site.transition(key, 'To Do');
  await site.advance(MINUTE);
  await site.transition(key, 'Done');
  await site.advance(MINUTE);
  await site.idle();
}

it('a work item that is finished again gets no second survey, and keeps the response of the first', async () => {
  await setRules(site.simulator, [{ howOften: 'once' }]);
  await finishAgain('KAN-2');
  const [invitation] = await site.invitations();
  if (!invitation) throw new Error('No survey went out');
  await site.respond(invitation, { rating: 9 });
  await site.idle();
  await finishAgain('KAN-2');
  expect(await site.invitations()).toHaveLength(1);
  expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'answered', rating: 9 });
  const surveys = (await site.surveys()).map(({ state, reason }) => [state, reason]);
  expect(surveys).toContainEqual(['skipped', 'asked-already']);
});

it('one that may be asked about again after a day gets its second survey then', async () => {
  await setRules(site.simulator, [{ howOften: { againAfterDays: 1 } }]);
  await finishAgain('KAN-2');
  await finishAgain('KAN-2');
  expect(await site.invitations()).toHaveLength(1);
  await site.advance(DAY, { skipRecurring: true });
  await finishAgain('KAN-2');
  expect(await site.invitations()).toHaveLength(2);
});

it('credit goes to whoever was assigned when it was finished, and fields of the work item go along', async () => {
  const { agent, admin } = site.simulator.jira.users.ids;
  const custom = [
    { key: 'priority', fieldId: 'priority', fieldName: 'Priority' },
    { key: 'labels', fieldId: 'labels', fieldName: 'Labels' },
  ];
  await setRules(site.simulator, [{ employee: 'assignee', custom, moment: { afterMinutes: 10 } }]);
  await site.jira('PUT', '/issue/KAN-2', { fields: { assignee: { id: agent }, labels: ['vip', 'eu'] } });
  await site.advance(MINUTE);
  await site.transition('KAN-2', 'Done');
  await site.advance(MINUTE);
  await site.jira('PUT', '/issue/KAN-2/assignee', { accountId: admin });
  await site.advance(15 * MINUTE);
  await site.idle();
  const sent = (await site.requests('nps-today')).filter(({ method }) => method === 'POST');
  expect(sent.map(({ requestBody }) => requestBody)).toMatchObject([
    {
      employee: { email: 'agent@example.com', firstName: 'Agnes', lastName: 'Agent' },
      custom: { issueKey: 'KAN-2', labels: 'vip, eu', priority: 'Medium' },
    },
  ]);
});

it('options and people go along by their names, in the survey and in its preview alike', async () => {
  const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';
  const fieldOf = async (name: string, type: string, options: string[] = []) => {
    const { id } = await site.jira<{ id: string }>('POST', '/field', { name, type: `${TYPES}${type}` });
    site.change.addFieldToScreens(id, 'KAN');
    site.change.addOptions(id, options);
    return id;
  };
  const plan = await fieldOf('Plan', 'select', ['Basic', 'Enterprise']);
  const topics = await fieldOf('Topics', 'multiselect', ['Price', 'Speed', 'Tone']);
  const place = await fieldOf('Place', 'cascadingselect', ['Denmark', 'Norway']);
  site.change.addOptions(place, ['Aarhus', 'Odense'], 'Denmark');
  const owner = await fieldOf('Owner', 'userpicker');
  const custom = Object.entries({ plan, topics, place, owner }).map(([key, fieldId]) => ({
    ...{ key, fieldId, fieldName: key },
  }));
  await setRules(site.simulator, [{ custom }]);
  const fields = {
    [plan]: { value: 'Enterprise' },
    [topics]: [{ value: 'Tone' }, { value: 'Price' }],
    [place]: { value: 'Denmark', child: { value: 'Aarhus' } },
    [owner]: { accountId: site.simulator.jira.users.ids.agent },
  };
  await site.jira('PUT', '/issue/KAN-2', { fields });
  await site.advance(MINUTE);
  await site.transition('KAN-2', 'Done');
  await site.advance(MINUTE);
  await site.idle();
  const expected = { plan: 'Enterprise', topics: 'Tone, Price', place: 'Denmark > Aarhus', owner: 'Agnes Agent' };
  expect(await site.invitations()).toMatchObject([{ custom: { issueKey: 'KAN-2', ...expected } }]);
  const shown = await site.asAdmin<{ value: { payload: string } }>('previewAlong', {
    ...{ projectIds: 'all', finishedStatuses: 'done-category', workItemKey: 'KAN-2', custom },
  });
  expect(JSON.parse(shown.value.payload)).toMatchObject({ custom: expected });
});

it('the preview shows what goes along for the work item that was finished last, and sends nothing', async () => {
  const custom = [{ key: 'priority', fieldId: 'priority', fieldName: 'Priority' }];
  const { agent } = site.simulator.jira.users.ids;
  await site.jira('PUT', '/issue/KAN-2', { fields: { assignee: { id: agent } } });
  await site.transition('KAN-2', 'Done');
  await site.advance(5 * MINUTE);
  await site.idle();
  const before = await site.invitations();
  const scope = { projectIds: 'all', finishedStatuses: 'done-category' };
  const shown = await site.asAdmin<{ value: { workItemKey: string; payload: string } }>('previewAlong', {
    ...scope,
    custom,
    employee: 'assignee',
  });
  expect(shown.value.workItemKey).toBe('KAN-2');
  expect(JSON.parse(shown.value.payload)).toMatchObject({
    respondent: { emailAddress: '…' },
    employee: { email: '…', firstName: 'Agnes', lastName: 'Agent' },
    custom: { issueKey: 'KAN-2', priority: 'Medium', surveyToken: '…' },
  });
  expect(await site.invitations()).toEqual(before);
  const found = await site.asAdmin<{ value: { fields: object[] } }>('listSendableFields', { query: 'prior' });
  expect(found.value.fields).toEqual([{ id: 'priority', name: 'Priority', kind: 'text' }]);
});
