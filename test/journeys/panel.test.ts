import { startTestSite } from './test-site';

const LONG = `${'A long comment that a short text field cannot hold. '.repeat(20)}The end.`;

describe('the panel on the work item', () => {
  let site: Awaited<ReturnType<typeof startTestSite>>;
  beforeAll(async () => {
    site = await startTestSite();
  });
  afterAll(() => site.simulator.stop());
  beforeEach(() => site.simulator.control.reset({ scenario: 'guide' }));

  async function panel(key: string) {
    const item = site.simulator.jira.workItem(key);
    const call = {
      moduleKey: 'survey-panel',
      functionKey: 'getSurvey',
      accountId: site.simulator.jira.users.ids.agent,
      extension: { issue: { id: item?.id, key }, project: { key: 'KAN' } },
    };
    return site.simulator.clock.through(site.simulator.forge.invokeResolver(call));
  }

  async function responded(comment: string) {
    await site.respond(await site.complete('KAN-2'), { rating: 9, comment });
    return panel('KAN-2');
  }

  test('shows rating and comment as they stand on the work item', async () => {
    expect(await responded('Thank you!')).toMatchObject({
      ok: true,
      value: { latest: { state: 'answered', rating: 9, comment: 'Thank you!' } },
    });
  });

  test('shows the whole of a comment that its field has no room for', async () => {
    expect(await responded(LONG)).toMatchObject({ ok: true, value: { latest: { comment: LONG } } });
  });

  test('shows the words of a rich text', async () => {
    site.simulator.jira.change.setFieldType('customfield_10092', 'textarea');
    await site.asAdmin('saveFields', { rating: 'customfield_10091', comment: 'customfield_10092' });
    const comment = 'First line\nsecond line\n\nanother paragraph';
    expect(await responded(comment)).toMatchObject({ ok: true, value: { latest: { comment } } });
  });
});
