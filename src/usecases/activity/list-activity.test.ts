import { aResponse, guideSettings, kan2 } from '../../../test/builders/surveys';
import { responseTo, world, worldWith } from '../../../test/builders/world';
import { assignResponse } from '../receiving/match-response';
import { retryResponse } from '../receiving/retry-response';
import { listActivity, listAttention } from './list-activity';

const ids = (shown: { survey: { id: string } }[]) => shown.map(({ survey }) => survey.id);

describe('the list of activity', () => {
  it('has the surveys that changed last on top, of all states or of some', async () => {
    const site = await worldWith({ state: 'sent' }, { state: 'skipped' }, { state: 'failed' }, { state: 'skipped' });
    expect(ids(await listActivity(site.ports, undefined))).toEqual(['3', '2', '1', '0']);
    expect(ids(await listActivity(site.ports, ['sent', 'skipped']))).toEqual(['3', '1', '0']);
    expect(ids(await listActivity(site.ports, []))).toEqual([]);
  });

  it('holds a hundred, also of two states with more between them', async () => {
    const site = await worldWith(
      ...Array.from({ length: 130 }, (_each, index) => ({
        state: index % 2 ? ('sent' as const) : ('failed' as const),
      })),
    );
    const shown = ids(await listActivity(site.ports, ['sent', 'failed']));
    expect([shown.length, shown[0], shown[99]]).toEqual([100, '129', '30']);
  });

  it('shows beside a survey the response that needs a person, and none that was retried', async () => {
    const site = await worldWith({ state: 'answered' }, { state: 'answered' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await listActivity(site.ports, undefined)).toMatchObject([
      { survey: { id: '1' }, parked: undefined },
      { survey: { id: '0' }, parked: { id: 'one' } },
    ]);
    const listed = await site.responses.parked(10);
    await retryResponse(site.ports, 'one');
    const lagging = { ...site.ports, responses: { ...site.responses, parked: async () => listed } };
    expect((await listActivity(lagging, undefined)).map(({ parked }) => parked)).toEqual([undefined, undefined]);
  });

  it('offers nothing on the strength of a list that lags behind: what failed is shown as it is now', async () => {
    const site = await worldWith({ state: 'failed' }, { state: 'unconfirmed' }, { state: 'failed' });
    const listed = await site.ledger.latest(10);
    await site.ledger.replace({ ...(await site.survey('0')), replacedBy: 'other' });
    await site.ledger.replace({ ...(await site.survey('1')), state: 'answered', response: { rating: 3 } });
    const { read } = site.ledger;
    const ledger = {
      ...site.ledger,
      latest: async (_limit: number, state?: string) =>
        listed.filter((each) => state === undefined || each.state === state),
      read: async (id: string) => (id === '2' ? undefined : read(id)),
    };
    expect(await listActivity({ ...site.ports, ledger }, undefined)).toMatchObject([
      { survey: { id: '2', state: 'failed' } },
      { survey: { id: '1', state: 'answered' } },
      { survey: { id: '0', replacedBy: 'other' } },
    ]);
    expect(ids(await listAttention({ ...site.ports, ledger }))).toEqual(['2']);
  });
});

describe('what needs a person', () => {
  it('is what failed or may not have gone out, newest first, unless somebody has dealt with it', async () => {
    const site = await worldWith(
      { state: 'failed' },
      { state: 'unconfirmed' },
      { state: 'failed', replacedBy: 'other' },
      { state: 'failed' },
      { state: 'sent' },
    );
    expect(ids(await listAttention(site.ports))).toEqual(['3', '1', '0']);
  });

  it('is every parked response with its survey, which is listed once', async () => {
    const site = await worldWith({ state: 'failed', workItemKey: 'KAN-7' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await listAttention(site.ports)).toMatchObject([
      { survey: { id: '0', workItemKey: 'KAN-7', state: 'failed' }, parked: { id: 'one' } },
    ]);
  });

  it("is a response of the earlier automation whose work item could not be read, under that work item's key", async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await site.receive(responseTo({ token: '', key: 'KAN-404' }, { surveyToken: undefined, rating: 4 }));
    await site.runQueue();
    const [shown] = await listAttention(site.ports);
    expect(shown).toMatchObject({
      survey: { id: 'automation:KAN-404', workItemKey: 'KAN-404', state: 'answered', response: { rating: 4 } },
      parked: { reason: 'work-item-gone' },
    });
  });

  it('is a response that an admin put on a work item of the earlier automation, and Jira could not be written to', async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    site.workItems.add(kan2({ id: '10003', key: 'KAN-3' }));
    await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
    await assignResponse(site.ports, site.responses.all()[0]?.id ?? '', 'KAN-3');
    site.workItems.item('KAN-3').access = 'gone';
    await site.runQueue();
    const [shown] = await listAttention(site.ports);
    expect(shown).toMatchObject({ survey: { workItemKey: 'KAN-3' }, parked: { reason: 'work-item-gone' } });
  });

  it('is a response that names another work item than its token, under its own id and the name that came back', async () => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { workItemKey: 'KAN-3' }));
    await site.runQueue();
    const [shown] = await listAttention(site.ports);
    expect(shown?.survey).toMatchObject({ id: shown?.parked?.id, workItemKey: 'KAN-3' });
  });

  it('is a response without any name too', async () => {
    const site = world();
    await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
    expect(await listAttention(site.ports)).toMatchObject([{ survey: { workItemKey: '' }, parked: { rating: 7 } }]);
  });
});
