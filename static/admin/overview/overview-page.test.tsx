import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Culprit } from '../../../src/contract/survey-view';
import type { Setup } from '../../../src/contract/admin/set-up';
import { adminApi, EMPTY_SETUP, FULL_SETUP, never, ok, problem } from '../../shared/testing/fakes';
import { HOUR, NOW, testWords } from '../../shared/testing/test-words';
import { useProjectHealth } from '../fields/use-project-health';
import { OverviewPage } from './overview-page';
import { useCauseRun } from '../causes/use-cause-run';
import { useOverview } from './use-overview';

const attention = { address: {} };
const noCauses = { responses: [], surveys: [], more: false };
const counts = { surveys: 1200, responses: 1, more: true, lastResponseAt: NOW - HOUR };
const counted = {
  waiting: 0,
  held: [],
  outages: [],
  attention,
};

/** No survey has gone out yet. */
const NONE = { getCounts: async () => ok({ surveys: 0, responses: 0, more: false }) };

function show(calls: Partial<AdminApi>, setup: Setup = FULL_SETUP, words = testWords()) {
  const nothing = () => undefined;
  const api = adminApi({
    checkFields: async () => ok([]),
    getCounts: async () => ok(counts),
    getCauses: async () => ok(noCauses),
    getFigures: never,
    ...calls,
  });
  function Page() {
    const figures = useOverview(api);
    return (
      <OverviewPage
        api={api}
        setup={setup}
        figures={figures}
        runs={useCauseRun(api, { onDone: nothing, reloadCauses: figures.causes.reload })}
        health={useProjectHealth(api, setup)}
        reload={async () => undefined}
        onOpenSetup={nothing}
        onShowAttention={nothing}
        onOpenRules={nothing}
        onTest={nothing}
      />
    );
  }
  return render(<Page />, words);
}

describe('the overview', () => {
  it('shows that it is counting', async () => {
    const screen = await show({ getOverview: async () => ok(counted), getCounts: never });
    expect(screen.text()).toContain('Nothing needs attention. Counting surveys…');
    const other = await show({ getOverview: never });
    expect(other.text()).toContain('Looking for what needs attention…');
    expect(other.text()).toContain('Last 7 days 1,200 surveys sent');
    expect(other.text()).not.toContain('Nothing needs attention');
  });

  it('does not say that there are no surveys before it knows whether some wait', async () => {
    expect((await show({ getOverview: never, ...NONE })).text()).not.toContain('No surveys yet');
    const screen = await show({
      getOverview: async () => ok({ waiting: 0, held: [], outages: [], attention }),
      ...NONE,
    });
    expect(screen.text()).toContain('No surveys yet');
  });

  it('shows a failure beside what is known', async () => {
    const screen = await show({ getOverview: async () => problem('jira-unavailable') });
    expect(screen.text()).toContain('Jira did not answer in time');
    expect(screen.text()).toContain('Connected to nps.today');
    expect(screen.buttons()).toContain('Try again');
  });

  it('counts surveys and responses in the numbers of the reader', async () => {
    const english = await show({ getOverview: async () => ok(counted) });
    expect(english.text()).toContain('Last 7 days 1,200 surveys sent 1 response At least');
    expect(english.text()).toContain('Last response 1 hour ago');
    const danish = await show({ getOverview: async () => ok(counted) }, FULL_SETUP, testWords('da-DK'));
    expect(danish.text()).toContain('1.200 undersøgelser sendt');
  });

  it('leads to the set-up where that is not finished', async () => {
    const screen = await show(
      { getOverview: async () => ok({ waiting: 0, held: [], outages: [], attention }), ...NONE },
      EMPTY_SETUP,
    );
    expect(screen.text()).toContain('Not connected');
    expect(screen.buttons()).toEqual(['Open the set-up']);
  });

  it('says why it is paused and resumes with one switch', async () => {
    const asked: unknown[] = [];
    const paused: Setup = { ...FULL_SETUP, pause: { reason: 'key-refused', since: NOW } };
    const screen = await show(
      { getOverview: async () => ok(counted), setPaused: async (input) => (asked.push(input), ok(null)) },
      paused,
    );
    expect(screen.text()).toContain('nps.today no longer accepts the API key');
    expect(screen.text()).toContain('Key no longer accepted');
    expect(screen.text()).not.toContain('Connected to nps.today');
    expect(screen.buttons()).toContain('Replace key');
    const toggle = screen.field('Pause everything');
    expect(toggle.props.isChecked).toBe(true);
    await screen.during(() => (toggle.props.onChange as () => void)());
    expect(asked).toEqual([{ paused: false }]);
  });

  it('shows how many surveys wait rather than that there are none', async () => {
    const paused: Setup = { ...FULL_SETUP, notification: {}, pause: { reason: 'by-admin', since: NOW } };
    const screen = await show(
      { getOverview: async () => ok({ waiting: 2, held: [], outages: [], attention }), ...NONE },
      paused,
    );
    expect(screen.text()).toContain('2 surveys wait to be sent');
    expect(screen.text()).not.toContain('No surveys yet');
    expect(screen.text()).not.toContain('Surveys go out');
  });

  it('says that the switch did not work', async () => {
    const screen = await show({
      getOverview: async () => ok(counted),
      setPaused: async () => problem('jira-unavailable'),
    });
    await screen.during(() => (screen.field('Pause everything').props.onChange as () => void)());
    expect(screen.text()).toContain('Jira did not answer in time');
    expect(screen.field('Pause everything').props.isChecked).toBe(false);
  });

  it.each([
    [
      { refusedOld: { at: NOW - HOUR, count: 1 }, untested: {} },
      '1 call at a replaced address was refused The latest came',
    ],
    [{ untested: { oldUntil: NOW + HOUR } }, 'nps.today may still have the old address The address was replaced'],
    [{ untested: {} }, 'The old one works no longer'],
  ])('leads to the address where nps.today may still have the old one: %j', async (address, text) => {
    const screen = await show({ getOverview: async () => ok({ ...counted, attention: { ...attention, address } }) });
    expect(screen.text()).toContain(text);
    expect(screen.text()).not.toContain('Nothing needs attention');
    expect(screen.buttons()).toContain('Show the present address');
  });

  it('lists what needs attention by its cause, and says where there is more than it counts', async () => {
    const surveys = [{ state: 'failed' as const, reason: 'refused', count: 2, since: NOW }];
    const getCauses: AdminApi['getCauses'] = async () => ok({ responses: [], surveys, more: true });
    const screen = await show({ getOverview: async () => ok(counted), getCauses });
    expect(screen.text()).toContain('Needs attention 2 surveys could not be sent Since 10:42 AM');
    expect(screen.text()).toContain('At least; there were more');
    expect(screen.text()).not.toContain('Nothing needs attention');
  });

  it('does not claim that all is well before it knows what needs attention, or where it cannot know', async () => {
    const waiting = await show({ getOverview: async () => ok(counted), getCauses: never });
    expect(waiting.text()).toContain('Looking for what needs attention');
    expect(waiting.text()).not.toContain('Nothing needs attention');
    const down = await show({
      getOverview: async () => ok(counted),
      getCauses: async () => problem('jira-unavailable'),
    });
    expect(down.text()).toContain('Jira did not answer in time');
    expect(down.text()).not.toContain('Nothing needs attention');
  });

  it('says what some of them wait for although all is well, since when and until when', async () => {
    const times = { since: NOW - HOUR, until: NOW + HOUR, last: NOW + 2 * HOUR };
    const held = [
      { reason: 'cap' as const, surveys: 3, ...times },
      { reason: 'quarantine' as const, surveys: 1, ...times },
    ];
    const screen = await show({ getOverview: async () => ok({ waiting: 9, held, outages: [], attention }), ...NONE });
    expect(screen.text()).toContain(
      '3 of them wait because as many were sent as you allow an hour or a day. The first',
    );
    expect(screen.text()).toContain(
      '1 of them waits because its respondent was asked not long ago. It has waited since',
    );
  });

  it('says where more wait than it counts', async () => {
    const screen = await show({
      getOverview: async () => ok({ waiting: 300, held: [], outages: [], more: true, attention }),
      ...NONE,
    });
    expect(screen.text()).toContain('300 surveys wait to be sent At least');
  });

  describe('while something is out of order', () => {
    const outage = { surveys: 2, responses: 0, since: NOW - 3 * HOUR, tries: 9, nextAt: NOW + HOUR };
    const down = (of: Culprit, change = {}) => ok({ ...counted, waiting: 2, outages: [{ of, ...outage, ...change }] });

    it.each([
      ['nps-today', 'moved', 'nps.today has been unavailable since 7:42 AM'],
      ['permission', 'removed', 'Jira has not let the app call nps.today since 7:42 AM'],
      ['jira', 'success', 'Jira has been unavailable to the app since 7:42 AM'],
      ['app', 'success', 'Something in the app has failed each time since 7:42 AM'],
    ] as const)('says since when, what waits, how often it was tried and when next: %s', async (of, lozenge, title) => {
      const screen = await show({ getOverview: async () => down(of) });
      expect(screen.text()).toContain(title);
      expect(screen.text()).toMatch(/2 surveys wait\. 9 tries so far\. Next try: 11:42 AM/);
      expect(screen.all('Lozenge').map(({ props }) => props.appearance)).toEqual([lozenge]);
      expect(screen.text()).not.toContain('Nothing needs attention');
      expect(screen.text()).not.toContain('wait to be sent');
      await screen.unmount();
    });

    it('counts responses too, says where more wait, and says nothing of a next try while paused', async () => {
      const paused: Setup = { ...FULL_SETUP, pause: { reason: 'by-admin', since: NOW } };
      const more = true;
      const jira = { of: 'jira' as const, ...outage, surveys: 0, responses: 1, tries: 1, nextAt: undefined };
      const getOverview: AdminApi['getOverview'] = async () => ok({ ...counted, more, outages: [jira] });
      const tried = await show({ getOverview });
      expect(tried.text()).toContain(
        '1 response waits to be written. At least; there were more than this page counts. 1 try so far. The next try is due now.',
      );
      await tried.unmount();
      const resting = await show({ getOverview }, paused);
      expect(resting.text()).not.toContain('next try');
      await resting.unmount();
    });

    it('tells surveys that wait for something else from those that wait for its end', async () => {
      const screen = await show({
        getOverview: async () => ok({ ...counted, waiting: 5, outages: [{ of: 'jira', ...outage }] }),
      });
      expect(screen.text()).toContain('5 surveys wait to be sent');
      await screen.unmount();
    });
  });

  it.each<[string, Partial<Setup>, string]>([
    ['sending is paused', { pause: { reason: 'by-admin', since: NOW } }, 'Paused since'],
    ['nothing proves that responses arrive', { notification: {} }, 'Now check that responses arrive'],
    ['the set-up is not finished', { connection: undefined }, 'Finish the set-up'],
    [
      'the latest call was refused',
      { notification: { lastTestAt: NOW - HOUR, lastRefused: { at: NOW, reason: 'too-large', count: 1 } } },
      'A call was refused just now It was larger than any response can be.',
    ],
  ])('does not claim that all is well while %s', async (_what, change, said) => {
    const screen = await show({ getOverview: async () => ok(counted) }, { ...FULL_SETUP, ...change });
    expect(screen.text()).toContain(said);
    expect(screen.text()).not.toContain('Nothing needs attention');
  });

  it('does not come back to a refused call once another has arrived', async () => {
    const lastRefused = { at: NOW - HOUR, reason: 'too-large', count: 1 } as const;
    const notification = { lastTestAt: NOW - 2 * HOUR, responseSeenAt: NOW, lastRefused };
    const screen = await show({ getOverview: async () => ok(counted) }, { ...FULL_SETUP, notification });
    expect(screen.text()).toContain('Nothing needs attention');
    expect(screen.text()).not.toContain('A call was refused');
  });

  describe('whether responses can be written', () => {
    const check = {
      projectId: '10000',
      projectKey: 'KAN',
      projectName: 'Kanban',
      locked: false,
      notApplied: [],
      notInScheme: [],
      ownFields: [],
      askedAbout: 'finished' as const,
      screens: [],
    };

    it('names each project where they cannot, with reason and cure, and does not say that all is well', async () => {
      const screen = await show({
        getOverview: async () => ok(counted),
        checkFields: async () => ok([{ ...check, kind: 'hidden' }]),
      });
      expect(screen.text()).toContain('Responses cannot be written in 1 project');
      expect(screen.text()).toContain('Kanban (KAN): The app may not see this project');
      expect(screen.text()).not.toContain('Nothing needs attention');
      expect(screen.buttons()).toContain('Open the field check');
    });

    it('says nothing of a project that is ready', async () => {
      const checkFields: AdminApi['checkFields'] = async () => ok([{ ...check, kind: 'ready' }]);
      const screen = await show({ getOverview: async () => ok(counted), checkFields });
      expect(screen.text()).toContain('Nothing needs attention');
      expect(screen.text()).not.toContain('(KAN)');
    });

    it('does not claim that all is well where Jira says nothing of a project', async () => {
      const checkFields: AdminApi['checkFields'] = async () => ok([{ ...check, kind: 'unknown' }]);
      const screen = await show({ getOverview: async () => ok(counted), checkFields });
      expect(screen.text()).toContain('Jira did not say whether responses can be written in every project');
      expect(screen.text()).not.toContain('Nothing needs attention');
    });

    it('does not claim that all is well where it asked about some projects only', async () => {
      const projectIds = Array.from({ length: 60 }, (_, index) => String(index + 1));
      const many: Setup = { ...FULL_SETUP, scope: { projectIds, finishedStatuses: 'done-category' } };
      const screen = await show({ getOverview: async () => ok(counted) }, many);
      expect(screen.text()).toContain('Checked here: 25 of 60 projects');
      expect(screen.text()).not.toContain('Nothing needs attention');
    });

    it('does not claim that all is well before Jira has answered, or where it does not', async () => {
      const waiting = await show({ getOverview: async () => ok(counted), checkFields: never });
      expect(waiting.text()).toContain('Checking that responses can be written');
      expect(waiting.text()).not.toContain('Nothing needs attention');
      const down = await show({
        getOverview: async () => ok(counted),
        checkFields: async () => problem('jira-unavailable'),
      });
      expect(down.text()).toContain('Jira did not say whether responses can be written');
      expect(down.text()).not.toContain('Nothing needs attention');
    });

    it('asks quickly, about a bounded number of projects, and only once everything is set up', async () => {
      const asked: unknown[] = [];
      const checkFields: AdminApi['checkFields'] = async (input) => (asked.push(input), ok([]));
      const projectIds = Array.from({ length: 60 }, (_, index) => String(index + 1));
      const many: Setup = { ...FULL_SETUP, scope: { projectIds, finishedStatuses: 'done-category' } };
      await show({ getOverview: async () => ok(counted), checkFields }, many);
      expect(asked).toHaveLength(5);
      expect(asked[4]).toEqual({ projectIds: projectIds.slice(20, 25), quick: true });
      await show({ getOverview: async () => ok(counted), checkFields }, EMPTY_SETUP);
      expect(asked).toHaveLength(5);
    });
  });
});

it('says how many rules need attention, since when, and then not that all is well', async () => {
  const screen = await show({
    getOverview: async () => ok(counted),
    checkRules: async () =>
      ok({
        'rule-1': [{ kind: 'campaign-gone', since: NOW - HOUR }],
        'rule-2': [{ kind: 'projects-gone', count: 1, all: true, since: NOW - 2 * HOUR }],
        'rule-3': [],
      }),
  });
  const when = testWords().moment(NOW - 2 * HOUR);
  expect(screen.text()).toContain(`2 rules need attention. The first of it was noticed ${when}.`);
  expect(screen.text()).not.toContain('Nothing needs attention.');
});
