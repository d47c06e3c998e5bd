import { aResponse, aSurvey, guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { responseTo, world, type World } from '../../../test/builders/world';
import type { Survey } from '../../domain/survey';
import { assignResponse } from '../receiving/match-response';
import { retryResponse } from './retry';
import { countSurveys, MOST_COUNTED, showActivity, showAttention, showSurvey } from './show-surveys';

const DAY = 24 * 3_600_000;

/** A site with these surveys, each changed a minute after the one before. */
async function having(...surveys: Partial<Survey>[]): Promise<World> {
  const site = world();
  for (const [index, change] of surveys.entries())
    await site.ledger.create(aSurvey({ id: String(index), changedAt: NOON + index * 60_000, ...change }));
  return site;
}

const ids = (shown: { survey: { id: string } }[]) => shown.map(({ survey }) => survey.id);

describe('the list of activity', () => {
  it('has the surveys that changed last on top, of all states or of some', async () => {
    const site = await having({ state: 'sent' }, { state: 'skipped' }, { state: 'failed' }, { state: 'skipped' });
    expect(ids(await showActivity(site.ports, undefined))).toEqual(['3', '2', '1', '0']);
    expect(ids(await showActivity(site.ports, ['sent', 'skipped']))).toEqual(['3', '1', '0']);
    expect(ids(await showActivity(site.ports, []))).toEqual([]);
  });

  it('holds a hundred, also of two states with more between them', async () => {
    const site = await having(
      ...Array.from({ length: 130 }, (_each, index) => ({
        state: index % 2 ? ('sent' as const) : ('failed' as const),
      })),
    );
    const shown = ids(await showActivity(site.ports, ['sent', 'failed']));
    expect([shown.length, shown[0], shown[99]]).toEqual([100, '129', '30']);
  });

  it('shows beside a survey the response that needs a person, and none that was retried', async () => {
    const site = await having({ state: 'answered' }, { state: 'answered' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await showActivity(site.ports, undefined)).toMatchObject([
      { survey: { id: '1' }, parked: undefined },
      { survey: { id: '0' }, parked: { id: 'one' } },
    ]);
    const listed = await site.responses.parked(10);
    await retryResponse(site.ports, 'one');
    const lagging = { ...site.ports, responses: { ...site.responses, parked: async () => listed } };
    expect((await showActivity(lagging, undefined)).map(({ parked }) => parked)).toEqual([undefined, undefined]);
  });

  it('offers nothing on the strength of a list that lags behind: what failed is shown as it is now', async () => {
    const site = await having({ state: 'failed' }, { state: 'unconfirmed' }, { state: 'failed' });
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
    expect(await showActivity({ ...site.ports, ledger }, undefined)).toMatchObject([
      { survey: { id: '2', state: 'failed' } },
      { survey: { id: '1', state: 'answered' } },
      { survey: { id: '0', replacedBy: 'other' } },
    ]);
    expect(ids(await showAttention({ ...site.ports, ledger }))).toEqual(['2']);
  });
});

describe('what needs a person', () => {
  it('is what failed or may not have gone out, newest first, unless somebody has seen to it', async () => {
    const site = await having(
      { state: 'failed' },
      { state: 'unconfirmed' },
      { state: 'failed', replacedBy: 'other' },
      { state: 'failed' },
      { state: 'sent' },
    );
    expect(ids(await showAttention(site.ports))).toEqual(['3', '1', '0']);
  });

  it('is every parked response with its survey, which is listed once', async () => {
    const site = await having({ state: 'failed', workItemKey: 'KAN-7' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await showAttention(site.ports)).toMatchObject([
      { survey: { id: '0', workItemKey: 'KAN-7', state: 'failed' }, parked: { id: 'one' } },
    ]);
  });

  it("is a response of the earlier automation whose work item could not be read, under that work item's key", async () => {
    const site = world(guideSettings({ acceptAutomation: true }));
    await site.receive(responseTo({ token: '', key: 'KAN-404' }, { surveyToken: undefined, rating: 4 }));
    await site.runQueue();
    const [shown] = await showAttention(site.ports);
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
    const [shown] = await showAttention(site.ports);
    expect(shown).toMatchObject({ survey: { workItemKey: 'KAN-3' }, parked: { reason: 'work-item-gone' } });
  });

  it('is a response that names another work item than its token, under its own id and the name that came back', async () => {
    const site = world();
    await site.receive(responseTo(await site.sent(), { workItemKey: 'KAN-3' }));
    await site.runQueue();
    const [shown] = await showAttention(site.ports);
    expect(shown?.survey).toMatchObject({ id: shown?.parked?.id, workItemKey: 'KAN-3' });
  });

  it('is a response without any name too', async () => {
    const site = world();
    await site.receive(responseTo({ token: '', key: '' }, { surveyToken: undefined, workItemKey: undefined }));
    expect(await showAttention(site.ports)).toMatchObject([{ survey: { workItemKey: '' }, parked: { rating: 7 } }]);
  });
});

describe('one survey', () => {
  it('is shown with the response that needs a person, or not at all where there is none', async () => {
    const site = await having({ state: 'answered' });
    await site.responses.store(aResponse({ id: 'one', surveyId: '0', state: 'parked', reason: 'no-permission' }));
    expect(await showSurvey(site.ports, '0')).toMatchObject({ survey: { id: '0' }, parked: { id: 'one' } });
    expect(await showSurvey(site.ports, 'nothing')).toBeUndefined();
  });
});

describe('the counts of the overview', () => {
  const at = (daysAgo: number) => NOON - daysAgo * DAY;

  it('say what went out and what came back in the last 7 and 30 days, and when the last response was given', async () => {
    const site = await having(
      { state: 'answered', sentAt: at(7), response: { rating: 3, ratedAt: at(1) } },
      { state: 'answered', sentAt: at(8), response: { rating: 3, ratedAt: at(7) } },
      { state: 'answered', sentAt: at(30), response: { rating: 3, ratedAt: at(30) } },
      { state: 'answered', sentAt: at(31), response: { rating: 3, ratedAt: at(31) } },
      { state: 'skipped' },
      { state: 'skipped', response: {} },
    );
    expect(await countSurveys(site.ports)).toEqual({
      periods: [
        { days: 7, surveys: 1, responses: 2, more: false },
        { days: 30, surveys: 3, responses: 3, more: false },
      ],
      lastResponseAt: at(1),
      waiting: 0,
      keptBack: 0,
      parked: 0,
      failed: 0,
      unconfirmed: 0,
    });
  });

  it('say how many of those that wait are kept back because the site refuses the calls', async () => {
    const site = await having(
      { state: 'scheduled', reason: 'egress-refused' },
      { state: 'scheduled' },
      { state: 'failed', reason: 'egress-refused' },
    );
    expect(await countSurveys(site.ports)).toMatchObject({ waiting: 2, keptBack: 1, failed: 1 });
  });

  it('say nothing of a last response before there was one', async () => {
    expect(await countSurveys((await having({ sentAt: NOON })).ports)).not.toHaveProperty('lastResponseAt');
    expect(await countSurveys(world().ports)).toMatchObject({
      periods: [{ surveys: 0, more: false }, { more: false }],
    });
  });

  it('say what waits and what needs a person', async () => {
    const site = await having(
      { state: 'planned' },
      { state: 'scheduled' },
      { state: 'scheduled' },
      { state: 'failed' },
      { state: 'failed', replacedBy: '5' },
      { state: 'unconfirmed' },
      { state: 'unconfirmed' },
    );
    await site.responses.store(aResponse({ state: 'parked', reason: 'no-fields' }));
    expect(await countSurveys(site.ports)).toMatchObject({ waiting: 3, parked: 1, failed: 1, unconfirmed: 2 });
  });

  it('say that there were more, for as far back as the counted surveys do not reach', async () => {
    const full = Array.from({ length: MOST_COUNTED }, (_each, index) =>
      aSurvey({ id: String(index), changedAt: at(7) }),
    );
    const site = world();
    const counted = async (surveys: Survey[]) => {
      const ledger = { ...site.ledger, latest: async (limit: number) => surveys.slice(0, limit) };
      return (await countSurveys({ ...site.ports, ledger })).periods.map(({ more }) => more);
    };
    expect(await counted(full)).toEqual([true, true]);
    expect(await counted(full.map((each) => ({ ...each, changedAt: at(8) })))).toEqual([false, true]);
    expect(await counted(full.slice(1))).toEqual([false, false]);
  });
});
