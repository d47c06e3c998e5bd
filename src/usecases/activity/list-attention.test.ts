import { aResponse, guideSettings, kan2, PROJECT } from '../../../test/builders/surveys';
import { responseTo, world, worldWith } from '../../../test/builders/world';
import { assignResponse } from '../receiving/match-response';
import { listAttention } from './list-attention';
import type { Place } from './page-through';

const list = async (...asked: Parameters<typeof listAttention>) => (await listAttention(...asked)).shown;
const ids = (shown: { survey: { id: string } }[]) => shown.map(({ survey }) => survey.id);

describe('what needs a person', () => {
  it('is what failed or may not have gone out, newest first, unless somebody has dealt with it', async () => {
    const site = await worldWith(
      { state: 'failed' },
      { state: 'unconfirmed' },
      { state: 'failed', replacedBy: 'other' },
      { state: 'failed' },
      { state: 'sent' },
    );
    expect(ids(await list(site.ports))).toEqual(['3', '1', '0']);
  });

  it('is every parked response with its survey, which is listed once', async () => {
    const site = await worldWith({ state: 'failed', workItemKey: 'KAN-7' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await list(site.ports)).toMatchObject([
      { survey: { id: '0', workItemKey: 'KAN-7', state: 'failed' }, parked: { id: 'one' } },
    ]);
  });

  it("is a response of the earlier automation whose work item could not be read, under that work item's key", async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await site.receive(responseTo({ token: '', key: 'KAN-404' }, { surveyToken: undefined, rating: 4 }));
    await site.runQueue();
    const [shown] = await list(site.ports);
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
    const [shown] = await list(site.ports);
    expect(shown).toMatchObject({ survey: { workItemKey: 'KAN-3' }, parked: { reason: 'work-item-gone' } });
  });

  it('is a response that names another work item than its token, under its own id and the name that came back', async () => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { workItemKey: 'KAN-3' }));
    await site.runQueue();
    const [shown] = await list(site.ports);
    expect(shown?.survey).toMatchObject({ id: shown?.parked?.id, workItemKey: 'KAN-3' });
  });

  it('is a response without any name too', async () => {
    const site = world();
    await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
    expect(await list(site.ports)).toMatchObject([{ survey: { workItemKey: '' }, parked: { rating: 7 } }]);
  });

  it('is listed in pages to the last, of one project and for one reason where that is asked for', async () => {
    const mine = { state: 'answered', projectId: PROJECT } as const;
    const theirs = { state: 'answered', projectId: '7' } as const;
    const site = await worldWith(...Array.from({ length: 130 }, (_each, index) => (index % 10 === 0 ? mine : theirs)));
    for (const { id, changedAt } of site.ledger.all())
      await site.responses.store(
        aResponse({ id: `response-${id}`, surveyId: id, state: 'parked', reason: 'field-refused', changedAt }),
      );
    const all: string[] = [];
    const few: string[][] = [];
    for (let place: Place | undefined; ;) {
      const page = await listAttention(site.ports, {}, place);
      all.push(...ids(page.shown));
      if (!(place = page.next)) break;
    }
    expect(all).toEqual(
      site.ledger
        .all()
        .map(({ id }) => id)
        .reverse(),
    );
    for (let place: Place | undefined; ;) {
      const page = await listAttention(site.ports, { projectId: PROJECT, reason: 'field-refused' }, place);
      few.push(ids(page.shown));
      if (!(place = page.next)) break;
    }
    expect(few).toEqual([Array.from({ length: 13 }, (_each, index) => String(120 - index * 10))]);
    expect(await list(site.ports, { reason: 'no-permission' })).toEqual([]);
  });

  it('is listed under the project in which its response was refused, wherever the work item was when it was surveyed', async () => {
    const site = await worldWith({ state: 'answered', projectId: '7' });
    const parked = { state: 'parked', reason: 'field-refused', projectId: PROJECT } as const;
    await site.responses.store(aResponse({ id: 'moved', surveyId: '0', ...parked }));
    expect(await list(site.ports, { projectId: PROJECT })).toMatchObject([{ parked: { id: 'moved' } }]);
    expect(await list(site.ports, { projectId: '7' })).toEqual([]);
  });

  it('leaves out what somebody has seen to since it was listed', async () => {
    const site = await worldWith({ state: 'failed' }, { state: 'failed' });
    const listed = await site.ledger.page({ state: 'failed' }, { order: 'newest', limit: 10 });
    await site.ledger.replace({ ...(await site.survey('0')), replacedBy: 'other' });
    const page = async (of: unknown) => (JSON.stringify(of).includes('"failed"') ? listed : { items: [] });
    expect(ids(await list({ ...site.ports, ledger: { ...site.ledger, page } }))).toEqual(['1']);
  });
});
