import { kan2, person } from '../../../test/builders/surveys';
import { world, type World } from '../../../test/builders/world';
import { retrySurvey } from '../activity/retry-survey';

const ID = '10002:501';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function planned(site: World) {
  await site.plan();
  return site;
}

describe('patience', () => {
  const HOUR = 60 * MINUTE;
  const failures: [string, (site: World) => void, object][] = [
    [
      'nps.today',
      (site) => void (site.surveyService.next = Array.from({ length: 99 }, () => ({ kind: 'transient' }))),
      { state: 'failed', reason: 'gave-up' },
    ],
    [
      'Jira',
      (site) => void (site.workItems.next = Array.from({ length: 99 }, () => ({ kind: 'try-later' }))),
      { state: 'cancelled', reason: 'work-item-unreachable' },
    ],
  ];
  const works = (site: World) => {
    site.surveyService.next = [];
    site.workItems.next = [];
  };
  /** Sweeps whenever the survey is due. */
  const sweepFor = async (site: World, hours: number) => {
    const end = site.clock.now() + hours * HOUR;
    for (let due = 0; due <= end;) {
      await site.sweep();
      due = (await site.survey(ID)).dueAt ?? Infinity;
      if (site.clock.now() < end) site.clock.pass(Math.max(Math.min(due, end) - site.clock.now(), 1));
    }
  };
  const paused = async (site: World, ms: number) => {
    await site.settings.writePause({ reason: 'by-admin', since: site.clock.now() });
    await site.sweep();
    site.clock.pass(ms);
    await site.settings.writePause(undefined);
  };

  it.each(failures)('with %s ends after four days, and not before', async (_who, fail, end) => {
    const site = await planned(world());
    fail(site);
    await sweepFor(site, 4 * 24);
    expect((await site.survey(ID)).state).toBe('scheduled');
    await sweepFor(site, 8);
    expect(await site.survey(ID)).toMatchObject(end);
    expect(site.surveyService.inbox).toEqual([]);
  });

  it.each(failures)('with %s is not used up by a pause before', async (_who, fail) => {
    const site = await planned(world());
    await paused(site, 5 * DAY);
    fail(site);
    await sweepFor(site, 24);
    expect((await site.survey(ID)).state).toBe('scheduled');
    works(site);
    await sweepFor(site, 7);
    expect(site.surveyService.inbox).toHaveLength(1);
  });

  it.each(failures)('with %s is not used up by a pause in the middle of failures', async (_who, fail, end) => {
    const site = await planned(world());
    fail(site);
    await sweepFor(site, 48);
    await paused(site, 9 * DAY);
    await sweepFor(site, 36);
    expect((await site.survey(ID)).state).toBe('scheduled');
    await sweepFor(site, 24);
    expect(await site.survey(ID)).toMatchObject(end);
  });

  it('begins anew with nps.today where it was Jira that had been failing', async () => {
    const [ofNpsToday, ofJira] = failures;
    const site = await planned(world());
    ofJira?.[1](site);
    await sweepFor(site, 90);
    works(site);
    ofNpsToday?.[1](site);
    await sweepFor(site, 48);
    const { state, failing } = await site.survey(ID);
    expect([state, Object.keys(failing ?? {})]).toEqual(['scheduled', ['call']]);
    works(site);
    await sweepFor(site, 7);
    expect(await site.survey(ID)).toMatchObject({ state: 'sent', failing: undefined });
  });

  it('begins anew with the directory of addresses once that has worked', async () => {
    const site = await planned(world());
    const reporter = person({ emailAddress: undefined });
    site.workItems.add(kan2({ reporter }));
    const directory = async (works: boolean) => {
      site.workItems.directoryDown = !works;
      site.workItems.emails.set('customer-1', 'hidden@example.com');
      await site.sweep();
    };
    site.workItems.next = [{ kind: 'try-later' }];
    await site.sweep();
    site.clock.pass(HOUR / 60);
    await directory(false);
    const { failing } = await site.survey(ID);
    expect(failing).toMatchObject({ address: { times: 1 } });
    expect(Object.keys(failing ?? {})).toEqual(['address']);
    site.clock.pass(HOUR / 6);
    site.surveyService.next = [{ kind: 'transient' }];
    await directory(true);
    for (let tenth = 0; tenth < 6; tenth += 1) {
      site.clock.pass(HOUR / 6);
      await directory(false);
      expect((await site.survey(ID)).state).toBe('scheduled');
    }
    site.clock.pass(HOUR / 6);
    await directory(false);
    expect((await site.survey(ID)).state).toBe('skipped');
  });

  it('with nps.today is not renewed by Jira, which answers each time', async () => {
    const site = await planned(world());
    failures[0]?.[1](site);
    for (let day = 0; day < 5; day += 1) {
      await sweepFor(site, 20);
      site.workItems.next = [{ kind: 'try-later' }];
      await sweepFor(site, 4);
    }
    expect(await site.survey(ID)).toMatchObject({ state: 'failed', reason: 'gave-up' });
  });

  it('has no end where nps.today asks to wait', async () => {
    const site = await planned(world());
    for (let day = 0; day < 8; day += 1) {
      site.surveyService.next = [{ kind: 'rate-limited', until: site.clock.now() + 23 * HOUR }, { kind: 'transient' }];
      await sweepFor(site, 24);
    }
    site.surveyService.next = [];
    await sweepFor(site, 2);
    expect((await site.survey(ID)).state).toBe('sent');
  });

  it('is all there again for the survey that a person sends in place of one given up', async () => {
    const site = await planned(world());
    failures[0]?.[1](site);
    await sweepFor(site, 5 * 24);
    const retried = await retrySurvey(site.ports, ID);
    await site.sweep();
    const survey = await site.survey(retried.kind === 'planned' ? retried.surveyId : '');
    expect(survey).toMatchObject({ state: 'scheduled', failing: { call: { times: 1 } } });
    expect((survey.dueAt ?? 0) - survey.changedAt).toBe(30_000);
  });
});
