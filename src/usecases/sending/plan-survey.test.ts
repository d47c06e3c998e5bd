import { guideSettings, kan2, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { ItemDates } from '../../domain/completion';

describe('planning', () => {
  it('puts one survey on the ledger for a completion, and announces it', async () => {
    const site = world();
    expect(await site.plan()).toEqual({ kind: 'planned', surveyId: '10002:501' });
    expect(await site.survey('10002:501')).toMatchObject({
      state: 'scheduled',
      campaignId: 16588,
      workItemKey: 'KAN-2',
    });
    expect(site.dueQueue.messages).toEqual([{ kind: 'survey', id: '10002:501', at: site.clock.now() }]);
  });

  it('plans a completion once, however often its event is delivered', async () => {
    const site = world();
    await site.plan();
    expect(await site.plan()).toEqual({ kind: 'already-planned' });
    await Promise.all([site.plan({ changeId: '502' }), site.plan({ changeId: '502' }), site.plan({ changeId: '502' })]);
    expect(site.ledger.all().map(({ id }) => id)).toEqual(['10002:501', '10002:502']);
  });

  it('keeps what the work item was when it was finished: reports tell surveys apart by it', async () => {
    const site = world();
    await site.plan({ workType: '10003', requestType: '25' });
    site.workItems.add(kan2({ workType: '10099' }));
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'sent', workType: '10003', requestType: '25' });
  });

  it('leaves it to the first look where the event does not say', async () => {
    const site = world();
    await site.plan({ workType: undefined });
    site.workItems.add(kan2({ workType: '10003', requestType: null }));
    await site.runQueue();
    const survey = await site.survey('10002:501');
    expect(survey).toMatchObject({ state: 'sent', workType: '10003' });
    expect(survey).not.toHaveProperty('requestType');
  });

  it('leaves the project to the dispatcher where the event does not name it', async () => {
    const site = world();
    await site.plan({ projectId: undefined });
    expect(await site.survey('10002:501')).toMatchObject({ state: 'planned' });
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await site.survey('10002:501')).undecided).toBeUndefined();
  });

  it.each([
    ['a status that finishes nothing', { status: { id: '10001', done: false } }],
    ['another project', { projectId: '99' }],
    ['a move from one finished status to another', { previousStatus: { id: '10009', done: true } }],
  ])('does nothing for %s', async (_what, change) => {
    const site = world();
    expect(await site.plan(change)).toEqual({ kind: 'not-a-completion' });
    expect(site.ledger.all()).toEqual([]);
  });

  it('sends no message for a survey that a dispatcher at work finds by itself: the platform limits messages a minute', async () => {
    const site = world();
    await site.pace.take(60_000);
    expect((await site.plan()).kind).toBe('planned');
    expect(site.dueQueue.messages).toEqual([]);
  });

  it('does nothing before anything is set up', async () => {
    const site = world(guideSettings({ rules: [] }));
    expect(await site.plan()).toEqual({ kind: 'not-a-completion' });
  });

  it('reports what could not be stored, so that the platform delivers it again', async () => {
    const site = world();
    site.ledger.fail(true);
    expect(await site.plan()).toEqual({ kind: 'not-stored' });
    expect(site.log.lines).toEqual([expect.stringMatching(/could not be put on the ledger.*10002/)]);
    site.ledger.fail(false);
    expect((await site.plan()).kind).toBe('planned');
    expect((await site.survey('10002:501')).origin).toBe('completion');
  });
});

const OPEN = '10001';
const DONE = '10002';
const CLOSED = '6';
const DAY = 24 * 3_600_000;

/** A site that also has Closed, and on it what happened to KAN-2. */
function siteWithPast(steps: [id: string, from: string, to: string, at?: number][] = [], dates: ItemDates = {}) {
  const site = world();
  site.statuses.all[CLOSED] = true;
  const past = steps.map(([id, from, to, at = NOON]) => ({ id, from, to, at })).reverse();
  site.history.pasts.set('10002', { status: { id: DONE, done: true }, dates, steps: past });
  return site;
}

describe('what the event leaves out', () => {
  it('costs nothing where it decides nothing', async () => {
    const site = siteWithPast();
    await site.plan();
    await site.plan({ status: { id: OPEN, done: false }, previousStatus: {} });
    await site.plan({ projectId: '99', status: {}, previousStatus: {} });
    expect([site.statuses.asked, site.history.reads, site.workItems.reads]).toEqual([0, 0, 0]);
  });

  it.each([
    ['of the new status', { status: { id: DONE } }, 'planned'],
    ['of a new one that finishes nothing', { status: { id: OPEN } }, 'not-a-completion'],
    ['of the former status', { previousStatus: { id: OPEN } }, 'planned'],
    ['of a former one that was finished', { previousStatus: { id: CLOSED } }, 'not-a-completion'],
  ])('is read from the site’s statuses: the category %s', async (_what, change, kind) => {
    const site = siteWithPast();
    expect((await site.plan(change)).kind).toBe(kind);
    expect([site.statuses.asked, site.history.reads]).toEqual([1, 0]);
  });

  it('is read from the work item’s history: the former status', async () => {
    const reopened: [string, string, string][] = [
      ['500', OPEN, CLOSED],
      ['501', CLOSED, DONE],
      ['502', DONE, OPEN],
      ['503', OPEN, DONE],
    ];
    const site = siteWithPast(reopened);
    expect((await site.plan({ changeId: '501', previousStatus: {} })).kind).toBe('not-a-completion');
    expect((await site.plan({ changeId: '503', previousStatus: {} })).kind).toBe('planned');
  });

  it('is read from the history: the new status', async () => {
    const site = siteWithPast([['501', OPEN, DONE]]);
    expect((await site.plan({ status: {}, previousStatus: {} })).kind).toBe('planned');
    const other = siteWithPast([['501', DONE, OPEN]]);
    expect((await other.plan({ status: {}, previousStatus: {} })).kind).toBe('not-a-completion');
  });

  it('is read from the history: the id of the change, the same each time and different for each completion', async () => {
    const site = siteWithPast([['501', OPEN, DONE]]);
    const unnamed = { changeId: undefined, at: NOON };
    expect(await site.plan(unnamed)).toEqual({ kind: 'planned', surveyId: '10002:501' });
    expect(await site.plan(unnamed)).toEqual({ kind: 'already-planned' });
    site.history.pasts
      .get('10002')
      ?.steps.unshift(
        { id: '503', from: OPEN, to: DONE, at: NOON + DAY },
        { id: '502', from: DONE, to: OPEN, at: NOON + DAY },
      );
    expect(await site.plan(unnamed)).toEqual({ kind: 'already-planned' });
    expect(await site.plan({ changeId: undefined, at: NOON + DAY })).toMatchObject({ surveyId: '10002:503' });
  });

  it('is read from the history: the moment of a change without an id, which distinguishes it from later ones', async () => {
    const site = siteWithPast([['501', OPEN, DONE, NOON - 5_000]]);
    await site.plan({ changeId: undefined });
    expect((await site.survey('10002:501')).completedAt).toBe(NOON - 5_000);
    const other = siteWithPast([['501', OPEN, DONE, NOON - 5_000]]);
    await other.plan({ changeId: undefined, at: NOON });
    expect((await other.survey('10002:501')).completedAt).toBe(NOON);
  });

  it('leads to no invented id where Jira is unavailable: the event is delivered again', async () => {
    const site = siteWithPast([['501', OPEN, DONE]]);
    site.history.down = true;
    expect(await site.plan({ changeId: undefined })).toEqual({ kind: 'not-stored' });
    site.history.down = false;
    expect((await site.plan({ changeId: undefined })).kind).toBe('planned');
  });

  it.each([
    ['a completion', OPEN, { state: 'sent' }, 1],
    ['none', CLOSED, { state: 'skipped', reason: 'already-finished' }, 0],
  ])('is decided later where Jira is down: %s', async (_what, from, decided, surveys) => {
    const site = siteWithPast([['501', from, DONE]]);
    site.statuses.down = true;
    site.history.down = true;
    for (const previousStatus of [{ id: from }, {}]) {
      const changeId = previousStatus.id ? '501' : '601';
      await site.plan({ changeId, previousStatus });
      await site.runQueue();
      expect(await site.survey(`10002:${changeId}`)).toMatchObject({ state: 'planned', undecided: { previousStatus } });
    }
    expect(site.surveyService.inbox).toEqual([]);
    site.statuses.down = false;
    site.history.down = false;
    site.clock.pass(60_000);
    await site.runQueue();
    for (const id of ['10002:501', '10002:601']) expect(await site.survey(id)).toMatchObject(decided);
    expect(site.surveyService.inbox).toHaveLength(surveys * 2);
    // The mark of the survey that the work item has already is left alone.
    if (surveys === 0) expect(site.workItems.item('10002').mark).toBeUndefined();
  });

  it.each([
    ['this change made it done', 0, { state: 'sent' }],
    ['it was done before', 3 * DAY, { state: 'skipped', reason: 'already-finished' }],
  ])('is judged by the moment it became done where the site has lost the status: %s', async (_what, ago, decided) => {
    const site = siteWithPast();
    site.workItems.item('10002').workItem.categoryChanged = NOON - ago;
    await site.plan({ at: NOON, previousStatus: { id: '424242' } });
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject(decided);
  });

  it('is never taken for "not finished", and without an answer no survey is sent', async () => {
    const site = siteWithPast();
    await site.plan({ previousStatus: { id: '424242' } });
    for (let hours = 0; hours < 5 * 24; hours += 1) {
      await site.sweep();
      site.clock.pass(DAY / 24);
    }
    expect(await site.survey('10002:501')).toMatchObject({ state: 'skipped', reason: 'work-item-unreachable' });
    expect(site.surveyService.inbox).toEqual([]);
  });
});

describe('a work item that is born finished', () => {
  const born = { changeId: 'created', previousStatus: undefined, at: NOON };
  const justNow = { created: NOON };

  it('is surveyed where its history says the same', async () => {
    const site = siteWithPast([], justNow);
    expect((await site.plan(born)).kind).toBe('planned');
    const moved = siteWithPast([['502', CLOSED, DONE]], justNow);
    expect((await moved.plan(born)).kind).toBe('planned');
  });

  it('is judged by its history where the event does not even hold the status, and waits while that is unavailable', async () => {
    const site = siteWithPast([], justNow);
    expect((await site.plan({ ...born, status: {} })).kind).toBe('planned');
    expect((await site.survey('10002:created')).state).toBe('scheduled');
    const silent = siteWithPast([], justNow);
    silent.history.down = true;
    expect((await silent.plan({ ...born, status: {} })).kind).toBe('planned');
    expect((await silent.survey('10002:created')).state).toBe('planned');
  });

  it('is not surveyed by this event where it was finished later: another event reports that change', async () => {
    const site = siteWithPast([['501', OPEN, DONE]], justNow);
    expect(await site.plan(born)).toEqual({ kind: 'not-a-completion' });
    expect((await site.plan()).kind).toBe('planned');
    expect(site.ledger.all()).toHaveLength(1);
  });

  it('is not assumed from a status about which Jira says nothing', async () => {
    const site = siteWithPast([['501', OPEN, DONE]], justNow);
    site.statuses.down = true;
    await site.plan(born);
    await site.runQueue();
    expect(site.surveyService.inbox).toEqual([]);
    site.statuses.down = false;
    site.clock.pass(60_000);
    await site.runQueue();
    expect(await site.survey('10002:created')).toMatchObject({ state: 'skipped', reason: 'already-finished' });
  });

  it.each([
    ['by the event', { created: NOON - 400 * DAY, resolved: NOON - 300 * DAY }, {}],
    ['by its history', {}, { created: NOON - 400 * DAY, categoryChanged: NOON - 300 * DAY }],
  ])('is not surveyed when it was finished long ago, %s', async (_what, told, known) => {
    const site = siteWithPast([], known);
    expect(await site.plan({ ...born, dates: told })).toEqual({ kind: 'skipped', surveyId: '10002:created' });
    const survey = await site.survey('10002:created');
    expect(survey).toMatchObject({ state: 'skipped', reason: 'long-finished' });
    expect([survey.dueAt, site.dueQueue.messages]).toEqual([undefined, []]);
    expect(await site.plan({ ...born, dates: told })).toEqual({ kind: 'already-planned' });
  });

  it.each([
    ['long ago', { created: NOON - 400 * DAY }, { state: 'skipped', reason: 'long-finished' }],
    ['just now', justNow, { state: 'sent' }],
  ])('is decided later where Jira is down: %s', async (_what, known, decided) => {
    const site = siteWithPast([], known);
    site.history.down = true;
    await site.plan(born);
    await site.runQueue();
    expect(await site.survey('10002:created')).toMatchObject({ state: 'planned' });
    site.history.down = false;
    site.clock.pass(60_000);
    await site.runQueue();
    expect(await site.survey('10002:created')).toMatchObject(decided);
  });
});

describe('late news of a completion', () => {
  const HOUR = 3_600_000;

  it('that was left is none, where the event shows it', async () => {
    const site = siteWithPast();
    const late = { at: NOON, dates: { categoryChanged: NOON + HOUR } };
    expect(await site.plan(late)).toEqual({ kind: 'not-a-completion' });
  });

  it('is not sent beside the newer one, and leaves its mark alone', async () => {
    const site = siteWithPast();
    const { workItem } = site.workItems.item('10002');
    workItem.categoryChanged = NOON + HOUR;
    site.clock.pass(HOUR);
    await site.plan({ changeId: '503', at: NOON + HOUR });
    await site.runQueue();
    await site.plan({ changeId: '501', at: NOON });
    await site.runQueue();
    expect(await site.survey('10002:503')).toMatchObject({ state: 'sent' });
    expect(await site.survey('10002:501')).toMatchObject({ state: 'cancelled', reason: 'reopened' });
    expect(site.workItems.item('10002').mark).toMatchObject({ state: 'sent', surveyId: '10002:503' });
  });
});

describe('the shape of events', () => {
  it('is noted for a completion that was planned, and for nothing else', async () => {
    const site = siteWithPast();
    await site.plan({ shape: 'none', status: { id: OPEN, done: false } });
    expect(await site.observations.read()).toEqual({});
    await site.plan({ shape: 'changelog.id: string' });
    expect(await site.observations.read()).toMatchObject({ 'event-shape': { answer: 'changelog.id: string' } });
  });
});

describe('a work item that leaves the scope before its survey goes out', () => {
  it.each([
    ['is reopened', { status: { id: OPEN, done: false } }, 'reopened'],
    ['moves to a project that is not surveyed', { projectId: '99' }, 'no-rule'],
  ])('%s', async (_what, change, reason) => {
    const site = siteWithPast();
    await site.plan();
    Object.assign(site.workItems.item('10002').workItem, change);
    await site.runQueue();
    expect(await site.survey('10002:501')).toMatchObject({ state: 'cancelled', reason });
  });
});
