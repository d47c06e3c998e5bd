import { aSurvey, guideSettings, kan2, NOON, person } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { fakeReader } from '../../../test/fakes/reader';
import { CHECKS } from '../../domain/eligibility/decide';
import type { WorkItem } from '../../ports/work-items';
import type { Settings } from '../../domain/settings';
import type { Explanation } from './explain-work-item';
import { explainWorkItem } from './explain-work-item';

const TO_DO = { id: '10000', done: false };
const DONE = { id: '10002', done: true };
const HOUR = 3_600_000;

/** A site with KAN-2 like this, and the admin who asks about it. */
function siteWith(change: Partial<WorkItem> = {}, settings?: Settings) {
  const site = world(settings);
  const reader = fakeReader('da-DK');
  reader.shown.set('KAN-2', { summary: 'Printer on fire', status: 'To Do' });
  site.workItems.items.clear();
  site.workItems.add(kan2({ status: TO_DO, ...change }));
  return {
    ...site,
    reader,
    /** KAN-2 came from one status into another an hour ago. */
    moved(from: string, to: string, at = NOON - HOUR) {
      site.history.pasts.set('10002', { status: { id: to }, dates: {}, steps: [{ id: '501', at, from, to }] });
    },
    ask: (key = 'KAN-2') => explainWorkItem({ ...site.ports, reader }, key),
  };
}

type Site = ReturnType<typeof siteWith>;

async function explained(site: Site): Promise<Explanation> {
  const outcome = await site.ask();
  if (outcome.kind !== 'explained') throw new Error(outcome.kind);
  return outcome.explanation;
}

/** The checks that do not pass, with what they say. */
async function against(site: Site) {
  const { checks } = await explained(site);
  return Object.fromEntries(
    checks.flatMap(({ check, verdict }) => (verdict.kind === 'pass' ? [] : [[check.name, verdict]])),
  );
}

const skip = (reason: string) => expect.objectContaining({ kind: 'skip', reason });
const NOT_REACHED = { kind: 'not-reached' };
/** What needs a reporter. */
const NO_REPORTER = { 'has-address': NOT_REACHED };

describe('a work item that is not finished', () => {
  it('is judged as if it were finished now, and shown as the person may see it', async () => {
    const explanation = await explained(siteWith());
    expect(explanation).toMatchObject({
      workItem: { key: 'KAN-2', reporter: { accountId: 'customer-1' } },
      shown: { summary: 'Printer on fire', status: 'To Do' },
      subject: 'if-finished',
      isDecided: false,
      decision: { kind: 'send' },
    });
    expect(explanation.survey).toBeUndefined();
    expect(explanation.checks.map(({ verdict }) => verdict.kind)).toEqual(
      CHECKS.filter(({ concerns, isOn }) => !concerns && !isOn).map(() => 'pass'),
    );
  });

  it('is judged by the first of the statuses that a rule lists', async () => {
    const [rule] = guideSettings().rules;
    const settings = guideSettings({ rules: [{ ...rule!, finishedStatuses: ['10005', '10006'] }] });
    expect(await against(siteWith({}, settings))).toEqual({});
  });

  it('has every check say its own, not only the first that fails', async () => {
    const site = siteWith({ reporter: person({ active: false }) });
    await site.exclusions.exclude('10002');
    expect(await against(site)).toEqual({
      'not-excluded': skip('excluded'),
      'has-respondent': skip('reporter-inactive'),
      ...NO_REPORTER,
    });
    expect((await explained(site)).decision).toMatchObject({ kind: 'skip', reason: 'excluded' });
  });

  it.each<[string, Partial<WorkItem>, object]>([
    [
      'of another project',
      { projectId: '10009' },
      {
        'covered-by-rule': skip('no-rule'),
        'still-finished': NOT_REACHED,
        'was-completion': NOT_REACHED,
      },
    ],
    ['without a reporter', { reporter: undefined }, { 'has-respondent': skip('no-reporter'), ...NO_REPORTER }],
    [
      'of an app',
      { reporter: person({ isApp: true }) },
      {
        'has-respondent': skip('reporter-is-app'),
        ...NO_REPORTER,
      },
    ],
    ['whose address is hidden', { reporter: person({ emailAddress: undefined }) }, { 'has-address': skip('no-email') }],
  ])('says why one %s is not surveyed', async (_what, change, expected) => {
    expect(await against(siteWith(change))).toEqual(expected);
  });

  it('says that an address cannot be told while Jira’s directory is down', async () => {
    const site = siteWith({ reporter: person({ emailAddress: undefined }) });
    site.workItems.directoryDown = true;
    expect(await against(site)).toEqual({
      'has-address': expect.objectContaining({ kind: 'later', step: 'address' }),
    });
    expect((await explained(site)).decision.kind).toBe('later');
  });

  it('says that nothing is sent at the moment', async () => {
    const site = siteWith();
    await site.settings.writePause({ reason: 'by-admin', since: NOON });
    expect((await explained(site)).stopped).toBe('paused');
    expect((await explained(siteWith({}, guideSettings({ connection: undefined })))).stopped).toBe('not-connected');
    expect(await explained(siteWith())).not.toHaveProperty('stopped');
  });
});

describe('a finished work item', () => {
  it('that had no survey is judged by its last change of status', async () => {
    const site = siteWith({ status: DONE });
    site.moved('10000', '10002');
    expect(await explained(site)).toMatchObject({ subject: 'finished', isDecided: false, decision: { kind: 'send' } });
  });

  it('that came from another finished status is no completion', async () => {
    const site = siteWith({ status: DONE });
    site.statuses.all['10003'] = true;
    site.moved('10003', '10002');
    expect(await against(site)).toEqual({ 'was-completion': skip('already-finished') });
  });

  it('that was born finished is judged by that', async () => {
    const site = siteWith({ status: DONE });
    site.history.pasts.set('10002', { status: DONE, dates: { created: NOON - HOUR }, steps: [] });
    expect(await against(site)).toEqual({});
  });

  it('is not judged while Jira does not say how it came there', async () => {
    const site = siteWith({ status: DONE });
    site.history.down = true;
    expect(await against(site)).toEqual({ 'was-completion': { kind: 'later', step: 'work-item' } });
  });

  it('that was surveyed for this completion is decided', async () => {
    const site = siteWith({ status: DONE });
    site.moved('10000', '10002');
    await site.sent();
    expect(await explained(site)).toMatchObject({ isDecided: true, survey: { id: '10002:501', state: 'sent' } });
  });

  it('that was surveyed is decided also where the event named the completion otherwise', async () => {
    const site = siteWith({ status: DONE });
    site.moved('10000', '10002');
    await site.sent({ changeId: 'at-noon', at: NOON - HOUR + 2_000 });
    expect(await explained(site)).toMatchObject({ isDecided: true, survey: { id: '10002:at-noon' } });
  });

  it('whose survey is of an earlier completion is not decided by that', async () => {
    const site = siteWith({ status: DONE });
    site.moved('10000', '10002');
    await site.sent({ changeId: '400', at: NOON - 5 * HOUR });
    expect(await explained(site)).toMatchObject({ isDecided: false, survey: { id: '10002:400' } });
  });

  it('that somebody sent a survey about is not sent another', async () => {
    const site = siteWith({ status: DONE });
    site.moved('10000', '10002');
    const { sendByHand } = await import('../sending/send-by-hand');
    await sendByHand(site.ports, 'KAN-2');
    await site.runQueue();
    expect(await against(site)).toEqual({ 'not-sent-by-hand': skip('sent-by-hand') });
    expect(await explained(site)).toMatchObject({ survey: { origin: 'by-hand', state: 'sent' } });
  });
});

it('a survey that waits is judged itself, as things are now', async () => {
  const site = siteWith({ status: DONE });
  await site.plan();
  expect(await explained(site)).toMatchObject({
    subject: 'waiting',
    survey: { id: '10002:501', state: 'scheduled' },
    decision: { kind: 'send' },
  });
  site.workItems.item('KAN-2').workItem.status = TO_DO;
  expect(await against(site)).toEqual({ 'still-finished': skip('reopened'), 'was-completion': NOT_REACHED });
});

it('nothing is sent, stored or announced', async () => {
  const site = siteWith({ status: DONE });
  site.moved('10000', '10002');
  await site.ask();
  expect(site.surveyService.inbox).toEqual([]);
  expect(await site.ledger.ofWorkItem('10002')).toEqual([]);
  expect(site.dueQueue.messages).toEqual([]);
  expect(site.workItems.item('KAN-2').mark).toBeUndefined();
  expect(await site.observations.read()).toEqual({});
});

describe('where there is nothing to explain:', () => {
  it('no work item has the key', async () => {
    expect(await siteWith().ask('KAN-404')).toEqual({ kind: 'not-found' });
  });

  it('the person sees it and the app does not', async () => {
    const site = siteWith();
    site.workItems.item('KAN-2').access = 'gone';
    expect(await site.ask()).toEqual({ kind: 'hidden' });
  });

  it('Jira is unavailable', async () => {
    const site = siteWith();
    site.workItems.next = [{ kind: 'try-later', until: NOON }];
    expect(await site.ask()).toEqual({ kind: 'try-later', until: NOON });
  });
});

it('the title stays away from whoever may not see the work item', async () => {
  const site = siteWith();
  site.reader.shown.clear();
  expect(await explained(site)).not.toHaveProperty('shown');
});

it('decides by a draft of a rule what would come of it now, whatever was decided before', async () => {
  const site = siteWith({ status: DONE });
  site.moved('10000', '10002');
  const parts = { campaignId: 7, projects: ['10000'], finishedStatuses: 'done-category' as const };
  const preview = async (draft: Parameters<typeof explainWorkItem>[2]) => {
    const outcome = await explainWorkItem({ ...site.ports, reader: site.reader }, 'KAN-2', draft);
    if (outcome.kind !== 'explained') throw new Error(outcome.kind);
    return outcome.explanation;
  };
  await site.ledger.create(aSurvey({ id: '10002:501', state: 'sent', sentAt: NOON, changedAt: NOON }));
  expect(await explained(site)).toMatchObject({ isDecided: true });
  expect((await explained(site)).payload).toBeUndefined();

  const sent = await preview({ ruleId: 'first', parts });
  expect(sent).toMatchObject({ isDecided: false, decision: { kind: 'send' }, rule: { id: 'first' } });
  expect(sent.payload).toEqual({
    campaignId: 7,
    respondent: { emailAddress: '…', firstName: 'Carla', lastName: 'Customer', externalId: 'customer-1' },
    custom: { issueKey: 'KAN-2', surveyToken: '…' },
  });
  site.workItems.item('KAN-2').fieldTexts = { f1: ['Gold'] };
  site.people.colleagues.ben = { displayName: 'Ben Agent', emailAddress: 'ben@example.com' };
  site.history.pasts.set('10002', { ...site.history.pasts.get('10002')!, assignee: 'ben' });
  const custom = [{ key: 'tier', fieldId: 'f1', fieldName: 'Tier' }];
  const credited = await preview({ ruleId: 'first', parts: { ...parts, custom, employee: 'assignee' } });
  expect(credited.payload).toMatchObject({
    employee: { email: '…', firstName: 'Ben', lastName: 'Agent' },
    custom: { tier: 'Gold' },
  });
  const skipped = await preview({ ruleId: 'first', parts: { ...parts, workTypes: ['4242'] } });
  expect(skipped.decision).toMatchObject({ kind: 'skip', reason: 'outside-rule' });
  expect(skipped.payload).toBeUndefined();
  // A new rule comes after the others.
  expect((await preview({ parts })).rule?.id).toBe('first');
  site.reader.shown.clear();
  expect((await preview({ ruleId: 'first', parts })).payload).toBeUndefined();
  expect(site.ledger.all()).toHaveLength(1);
});
