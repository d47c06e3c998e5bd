import { CAMPAIGN, guideSettings, kan2, NOON, person, PROJECT } from '../../../test/builders/surveys';
import { aSurvey } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { GuardRails } from '../../domain/guard-rails';
import { NO_GUARD_RAILS } from '../../domain/guard-rails';
import type { Rule } from '../../domain/rule';
import type { StatusStep } from '../../ports/history';
import type { WorkItem } from '../../ports/work-items';
import type { DraftOfRule } from '../rules/with-draft';
import type { PastCompletion } from './find-completions';
import { findCompletions } from './find-completions';
import type { AskedBefore, Replayed } from './replay-completions';
import { replayCompletions } from './replay-completions';

const [TO_DO, DOING, DONE] = ['10000', '10001', '10002'];
const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const PARTS: DraftOfRule['parts'] = { campaignId: CAMPAIGN, projects: [PROJECT], finishedStatuses: 'done-category' };
const FIRST: Rule = { id: 'first', enabled: true, ...PARTS };

interface Moved {
  /** From one status into the next, so many days ago; by whom. */
  steps: [from: string, to: string, daysAgo: number, by?: string][];
  item?: Partial<WorkItem>;
}

/** A site on which work items were moved in the past; KAN-n has the id n. */
function siteOf(moved: Record<number, Moved>, rails: Partial<GuardRails> = {}, rules: Rule[] = [FIRST]) {
  const site = world(guideSettings({ rules, guardRails: { ...NO_GUARD_RAILS, ...rails } }));
  site.workItems.items.clear();
  site.configuration.all.projects.push({ id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false });
  for (const [id, { steps, item }] of Object.entries(moved)) {
    const told = steps.map(([from, to, daysAgo, by], index): StatusStep => {
      const at = NOON - daysAgo * DAY;
      return {
        id: `${id}0${index}`,
        at,
        from,
        to,
        ...(by ? { by: { accountId: by, isApp: by.startsWith('app') } } : {}),
      };
    });
    const status = { id: told[told.length - 1]?.to ?? DONE, done: told[told.length - 1]?.to !== TO_DO };
    const created = NOON - 60 * DAY;
    site.workItems.add(kan2({ id, key: `KAN-${id}`, status, created, ...item }));
    const dates = { created: item?.created ?? created };
    site.history.pasts.set(id, { status, dates, steps: told.reverse() });
  }
  return site;
}

type Site = ReturnType<typeof siteOf>;

async function found(site: Site, days = 30, draft: DraftOfRule = { ruleId: 'first', parts: PARTS }) {
  const read = await findCompletions(site.ports, draft, days);
  if (read.kind !== 'ok') throw new Error(read.kind);
  return read.value.completions;
}

interface Run {
  draft?: DraftOfRule;
  days?: number;
  /** So many completions in each step. */
  step?: number;
}

/** The whole dry run, step by step, as the screen drives it. */
async function dryRun(site: Site, { draft = { ruleId: 'first', parts: PARTS }, days = 30, step = 20 }: Run = {}) {
  const completions = await found(site, days, draft);
  const all: Replayed[] = [];
  for (let first = 0; first < completions.length; first += step) {
    const asked = all.flatMap(({ fate }): AskedBefore[] => ('asked' in fate && fate.asked ? [fate.asked] : []));
    const read = await replayCompletions(site.ports, {
      ...{ draft, days, asked },
      completions: completions.slice(first, first + step),
    });
    if (read.kind !== 'ok') throw new Error(read.kind);
    all.push(...read.value);
  }
  return all;
}

/** "KAN-1 sent", "KAN-2 quarantine", … */
function said(replayed: Replayed[]): string[] {
  return replayed.map(({ workItem, fate }) => {
    const what = 'reason' in fate ? `${fate.kind === 'waiting' ? 'waiting ' : ''}${fate.reason}` : fate.kind;
    return `${workItem?.key ?? 'gone'} ${what}`;
  });
}

const done = (daysAgo: number, by?: string): Moved['steps'] => [[TO_DO, DONE, daysAgo, by]];

describe('past completions', () => {
  it('are the changes into a finished status from another, within the days, in their order', async () => {
    const site = siteOf({
      1: {
        steps: [
          [TO_DO, DONE, 40],
          [DONE, TO_DO, 20],
          [TO_DO, DONE, 3],
        ],
      },
      2: { steps: done(10) },
      3: { steps: [[TO_DO, DOING, 5]] },
    });
    const ids = (all: PastCompletion[]) => all.map(({ workItemId, changeId }) => `${workItemId} ${changeId}`);
    expect(ids(await found(site))).toEqual(['2 200', '1 102']);
    expect(ids(await found(site, 90))).toEqual(['1 100', '2 200', '1 102']);
    expect(ids(await found(site, 7))).toEqual(['1 102']);
    expect(site.pastChanges.asked[0]).toEqual({ projects: [PROJECT], statuses: [DONE] });
  });

  it('are looked for only where there is something to look for', async () => {
    const site = siteOf({ 1: { steps: done(1) } });
    expect(await found(site, 30, { parts: { ...PARTS, projects: ['4242'] } })).toEqual([]);
    expect(await found(site, 30, { parts: { ...PARTS, finishedStatuses: ['4242'] } })).toEqual([]);
    expect(site.pastChanges.asked).toEqual([]);
  });

  it('leave out a project that the app may not see, and say so', async () => {
    const site = siteOf({ 1: { steps: [[TO_DO ?? '', DONE ?? '', 2]] } });
    site.configuration.all.projects.push({ id: '7', key: 'SEC', name: 'Secret', teamManaged: false });
    site.configuration.access = { '7': { app: 'none' } };
    const parts = { ...PARTS, projects: [PROJECT, '7'] };
    expect(await findCompletions(site.ports, { ruleId: 'first', parts }, 30)).toMatchObject({
      value: { completions: { length: 1 }, unseen: ['Secret'] },
    });
    expect(site.ports.pastChanges.asked).toMatchObject([{ projects: [PROJECT] }]);
  });

  it('are counted with what the same person finished at once', async () => {
    const minute = 1 / (24 * 60);
    const site = siteOf({
      1: { steps: done(5, 'agent-1') },
      2: { steps: done(5 + minute, 'agent-1') },
      3: { steps: done(5, 'agent-2') },
      4: { steps: done(5 + 5 * minute, 'agent-1') },
      5: { steps: done(5) },
    });
    const counts = (await found(site)).map(({ workItemId, atOnce }) => [workItemId, atOnce]);
    expect(Object.fromEntries(counts)).toEqual({ 1: 2, 2: 2, 3: 1, 4: 1, 5: 0 });
  });

  it('say so where Jira does not answer', async () => {
    const site = siteOf({ 1: { steps: done(1) } });
    site.pastChanges.down = true;
    expect(await findCompletions(site.ports, { parts: PARTS }, 7)).toEqual({ kind: 'try-later' });
  });
});

describe('a dry run', () => {
  it('decides by the checks that decide before a real survey is sent', async () => {
    const site = siteOf(
      {
        1: { steps: done(9) },
        2: { steps: done(8), item: { labels: ['no-survey'] } },
        3: { steps: done(7), item: { reporter: undefined } },
        4: { steps: done(6), item: { reporter: person({ accountId: 'nobody', emailAddress: undefined }) } },
        5: { steps: done(5, 'app-1') },
        6: { steps: done(4), item: { workType: '10002' } },
      },
      { noSurveyLabel: 'no-survey', skipAppFinished: true },
    );
    const draft = { ruleId: 'first', parts: { ...PARTS, workTypes: ['10001'] } };
    for (const id of ['1', '2', '3', '4', '5']) Object.assign(site.workItems.item(id).workItem, { workType: '10001' });
    const run = await dryRun(site, { draft });
    expect(said(run)).toEqual([
      'KAN-1 sent',
      'KAN-2 no-survey-label',
      'KAN-3 no-reporter',
      'KAN-4 no-email',
      'KAN-5 finished-by-app',
      'KAN-6 outside-rule',
    ]);
    expect(run[0]?.fate).toMatchObject({ accountId: 'customer-1' });
  });

  it('calls nps.today not once, and keeps nothing', async () => {
    const site = siteOf({ 1: { steps: done(9) }, 2: { steps: done(2) } });
    for (const [name, call] of Object.entries(site.surveyService))
      if (typeof call === 'function')
        Object.assign(site.surveyService, { [name]: () => Promise.reject(new Error('nps.today was called')) });
    expect(said(await dryRun(site))).toEqual(['KAN-1 sent', 'KAN-2 sent']);
    expect(site.ledger.all()).toEqual([]);
    expect(site.dueQueue.messages).toEqual([]);
    expect(site.workItems.item('1').mark).toBeUndefined();
  });

  it('sees the status as it was when the survey would have gone out', async () => {
    const back: Moved['steps'] = [
      [TO_DO, DONE, 9],
      [DONE, TO_DO, 8],
    ];
    const site = siteOf({ 1: { steps: back } });
    expect(said(await dryRun(site))).toEqual(['KAN-1 sent']);
    const later = { ...PARTS, moment: { afterMinutes: 3 * 24 * 60 } };
    expect(said(await dryRun(site, { draft: { ruleId: 'first', parts: later } }))).toEqual(['KAN-1 reopened']);
  });

  it('says which surveys would still wait', async () => {
    const site = siteOf({ 1: { steps: done(9) }, 2: { steps: done(1) } });
    const parts = { ...PARTS, moment: { afterMinutes: 3 * 24 * 60 } };
    expect(said(await dryRun(site, { draft: { ruleId: 'first', parts } }))).toEqual([
      'KAN-1 sent',
      'KAN-2 waiting not-yet',
    ]);
  });

  it('asks one respondent once within the quarantine, whatever its steps', async () => {
    const rails = { quarantine: { days: 5, since: 'sent', then: 'drop' } } as const;
    const moved = { 1: { steps: done(20) }, 2: { steps: done(18) }, 3: { steps: done(10) }, 4: { steps: done(9) } };
    const expected = ['KAN-1 sent', 'KAN-2 quarantine', 'KAN-3 sent', 'KAN-4 quarantine'];
    for (const step of [20, 1]) expect(said(await dryRun(siteOf(moved, rails), { step }))).toEqual(expected);
    expect(said(await dryRun(siteOf(moved)))).toEqual([1, 2, 3, 4].map((id) => `KAN-${id} sent`));
  });

  it('lets a survey wait for the end of the quarantine', async () => {
    const rails = { quarantine: { days: 5, since: 'sent', then: 'wait' } } as const;
    const run = await dryRun(siteOf({ 1: { steps: done(20) }, 2: { steps: done(18) } }, rails));
    expect(said(run)).toEqual(['KAN-1 sent', 'KAN-2 sent']);
    expect(run.map(({ fate }) => 'asked' in fate && NOON - (fate.asked?.at ?? 0))).toEqual([20 * DAY, 15 * DAY]);
  });

  it('minds the surveys that other rules and people sent, not those that this rule sent meanwhile', async () => {
    const rails = { quarantine: { days: 5, since: 'sent', then: 'drop' } } as const;
    const moved = { 1: { steps: done(20) }, 2: { steps: done(10) } };
    const site = siteOf(moved, rails);
    const respondent = await site.signer.digest('respondent:customer@example.com');
    const sent = (id: string, daysAgo: number, ruleId: string) => {
      const sentAt = NOON - daysAgo * DAY;
      return site.ledger.create(
        aSurvey({ id, state: 'sent', respondent, ruleId, sentAt, plannedAt: sentAt, changedAt: sentAt }),
      );
    };
    await sent('1:100', 20, 'first');
    await sent('other', 11, 'second');
    await sent('later', 1, 'second');
    expect(said(await dryRun(site))).toEqual(['KAN-1 sent', 'KAN-2 quarantine']);
  });

  it('leaves what another rule decides to that rule', async () => {
    const second: Rule = { ...FIRST, id: 'second', campaignId: CAMPAIGN + 1 };
    const site = siteOf({ 1: { steps: done(9) } }, {}, [FIRST, second]);
    const [replayed] = await dryRun(site, { draft: { ruleId: 'second', parts: PARTS } });
    expect(replayed?.fate).toMatchObject({ kind: 'other-rule', ruleId: 'first' });
  });

  it('takes a rule that is switched off, or not there yet, as if it were in force', async () => {
    const site = siteOf({ 1: { steps: done(9) } }, {}, [{ ...FIRST, enabled: false }]);
    expect(said(await dryRun(site))).toEqual(['KAN-1 sent']);
    expect(said(await dryRun(site, { draft: { parts: PARTS } }))).toEqual(['KAN-1 sent']);
  });

  it('has Jira evaluate JQL, for all work items of a step at once', async () => {
    const jql = 'labels = vip';
    const site = siteOf({ 1: { steps: done(9) }, 2: { steps: done(8) } });
    site.ruleQueries.true[jql] = ['2'];
    const draft = { ruleId: 'first', parts: { ...PARTS, jql } };
    expect(said(await dryRun(site, { draft }))).toEqual(['KAN-1 outside-rule', 'KAN-2 sent']);
    expect(site.ruleQueries.asked).toEqual([{ jql, ids: ['1', '2'] }]);
  });

  it('leaves out bulk changes', async () => {
    const minute = MINUTE / DAY;
    const moved = Object.fromEntries([0, 1, 2].map((n) => [n + 1, { steps: done(9 - n * minute * 0.5, 'agent-1') }]));
    const site = siteOf({ ...moved, 4: { steps: done(3, 'agent-1') } }, { bulkMost: 2 });
    expect(said(await dryRun(site))).toEqual([1, 2, 3].map((id) => `KAN-${id} bulk-change`).concat('KAN-4 sent'));
  });

  it('says what Jira does not tell, and what is gone', async () => {
    const site = siteOf({ 1: { steps: done(9) }, 2: { steps: done(8) } });
    site.workItems.item('1').access = 'gone';
    site.workItems.directoryDown = true;
    Object.assign(site.workItems.item('2').workItem, { reporter: person({ emailAddress: undefined }) });
    expect(said(await dryRun(site))).toEqual(['gone work-item-gone', 'KAN-2 unknown']);
    site.pastChanges.down = true;
    const asked = { draft: { parts: PARTS }, days: 7, completions: [], asked: [] };
    expect(await replayCompletions(site.ports, asked)).toEqual({ kind: 'try-later' });
  });

  it('surveys what was born finished, unless it was finished long before', async () => {
    const site = siteOf({
      1: { steps: [], item: { created: NOON - 5 * DAY } },
      2: { steps: [], item: { created: NOON - 4 * DAY } },
    });
    const imported = site.history.pasts.get('2');
    if (imported) imported.dates.resolved = NOON - 300 * DAY;
    expect(said(await dryRun(site))).toEqual(['KAN-1 sent', 'KAN-2 long-finished']);
  });
});

describe('how often a work item is asked about', () => {
  const twice: Moved = {
    steps: [
      [TO_DO, DONE, 20],
      [DONE, TO_DO, 15],
      [TO_DO, DONE, 10],
    ],
  };
  const draft = (howOften: Rule['howOften']): DraftOfRule => ({ ruleId: 'first', parts: { ...PARTS, howOften } });

  it.each([1, 20])('counts what was sent before in the same dry run, in steps of %i', async (step) => {
    const site = siteOf({ 1: twice });
    expect(said(await dryRun(site, { draft: draft('once'), step }))).toEqual(['KAN-1 sent', 'KAN-1 asked-already']);
    const after = (againAfterDays: number) => dryRun(site, { draft: draft({ againAfterDays }), step });
    expect(said(await after(11))).toEqual(['KAN-1 sent', 'KAN-1 asked-already']);
    expect(said(await after(9))).toEqual(['KAN-1 sent', 'KAN-1 sent']);
  });

  it('counts real surveys as far as they had gone out by then', async () => {
    const site = siteOf({ 1: twice });
    const sentAt = NOON - 17 * DAY;
    const real = { workItemId: '1', ruleId: 'another', state: 'sent' as const, plannedAt: sentAt, sentAt };
    await site.ledger.create(aSurvey({ id: '1:100', ...real }));
    expect(said(await dryRun(site, { draft: draft('once') }))).toEqual(['KAN-1 sent', 'KAN-1 asked-already']);
    expect(said(await dryRun(site, { draft: draft({ againAfterDays: 8 }) }))).toEqual([
      'KAN-1 sent',
      'KAN-1 asked-already',
    ]);
    expect(said(await dryRun(site, { draft: draft({ againAfterDays: 6 }) }))).toEqual(['KAN-1 sent', 'KAN-1 sent']);
  });
});

it('where everyone is asked, each survey counts, and the others of its completion ask about nothing before it', async () => {
  const contacts = { id: 'customfield_1', name: 'Contacts' };
  const people = { [contacts.id]: [person({ accountId: 'anna', emailAddress: 'anna@example.com' })] };
  const site = siteOf({ 1: { steps: done(5), item: { people } } }, { excludedPeople: ['anna'] });
  const sources = [{ kind: 'reporter' as const }, { kind: 'person' as const, field: contacts }];
  const parts = { ...PARTS, howOften: 'once' as const, respondent: { sources, everyone: 'mean' as const } };
  const draft = { ruleId: 'first', parts };
  expect(said(await dryRun(site, { draft }))).toEqual(['KAN-1 sent', 'KAN-1 person-excluded']);
  await site.settings.write({ ...(await site.settings.read()), guardRails: NO_GUARD_RAILS });
  expect(said(await dryRun(site, { draft }))).toEqual(['KAN-1 sent', 'KAN-1 sent']);
  expect(site.surveyService.calls).toBe(0);
});
