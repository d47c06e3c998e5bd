import { render } from '../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../src/contract/admin';
import { adminApi, EMPTY_SETUP, fakeHistory, FULL_SETUP, never, ok, problem } from '../shared/testing/fakes';
import type { OpenHistory } from '../shared/hooks/page-history';
import { TABS } from './address';
import { AdminPage } from './admin-page';
import { useFirstPage } from './use-first-page';

const quietOverview = {
  waiting: 0,
  held: [],
  outages: [],
  attention: { address: {} },
};

const noCauses = { responses: [], surveys: [], more: false };

function show(calls: Partial<AdminApi>, openHistory: OpenHistory = fakeHistory().open) {
  const usual: Partial<AdminApi> = {
    getOverview: async () => ok(quietOverview),
    getCounts: async () => ok({ surveys: 0, responses: 0, more: false }),
    getCauses: async () => ok(noCauses),
    listRules: async () => ok([]),
    listProjects: async () => ok([]),
  };
  const api = adminApi({ ...usual, ...calls });
  const Page = () => <AdminPage api={api} openHistory={openHistory} first={useFirstPage(api)} />;
  return render(<Page />);
}

describe('the admin page', () => {
  it('shows that the set-up is loading', async () => {
    expect((await show({ getSetup: never })).text()).toContain('Fetching the set-up…');
  });

  it('refuses in plain words a person who does not administer Jira', async () => {
    const screen = await show({ getSetup: async () => problem('not-allowed') });
    expect(screen.text()).toContain('You need Administer Jira, the global permission, to set up this app.');
    expect(screen.buttons()).toEqual([]);
  });

  it('shows a failure and tries again', async () => {
    let tries = 0;
    const screen = await show({
      getSetup: async () => (++tries === 1 ? problem('jira-unavailable') : ok(EMPTY_SETUP)),
    });
    await screen.press('Try again');
    expect(screen.text()).toContain('0 of 5 steps done');
  });

  it('begins with the guide and its first step where nothing is set up', async () => {
    const screen = await show({ getSetup: async () => ok(EMPTY_SETUP) });
    expect(screen.all('Tabs')).toEqual([]);
    expect(screen.field('API key').props.type).toBe('password');
  });

  it('resumes the guide at the first step that is not done', async () => {
    const screen = await show({
      getSetup: async () => ok({ ...EMPTY_SETUP, connection: FULL_SETUP.connection }),
      listCampaigns: async () => ok([{ id: 16588, name: 'Jira' }]),
    });
    expect(screen.text()).toContain('1 of 5 steps done');
    expect(screen.text()).toContain('Connected, key ends in …1234, verified 2 minutes ago');
    expect(screen.field('Campaign').props.options).toEqual([{ value: '16588', label: 'Jira (id 16588)' }]);
  });

  it('begins with the overview once surveys can go out', async () => {
    const screen = await show({ getSetup: async () => ok(FULL_SETUP) });
    expect(screen.all('Tabs')[0]?.props.selected).toBe(0);
    expect(screen.text()).toContain('No surveys yet');
  });

  it('asks for the figures beside the set-up, and again whenever the overview is opened', async () => {
    const asked: string[] = [];
    const set = { getSetup: async () => (asked.push('set-up'), ok(FULL_SETUP)) };
    const figures: Partial<AdminApi> = {
      getOverview: async () => (asked.push('overview'), ok(quietOverview)),
      getCauses: async () => (asked.push('causes'), ok(noCauses)),
      getCounts: async () => (asked.push('counts'), ok({ surveys: 0, responses: 0, more: false })),
    };
    await show({ ...figures, getSetup: never });
    expect(asked).toEqual(['overview', 'causes', 'counts']);
    const screen = await show({ ...figures, ...set, checkFields: async () => ok([]) });
    const choose = screen.all('Tabs')[0]?.props.onChange as (index: number) => void;
    await screen.during(() => choose(5));
    asked.length = 0;
    await screen.during(() => choose(0));
    expect(asked.sort()).toEqual(['causes', 'counts', 'overview', 'set-up']);
  });

  it('finds a test survey again after another page was looked at', async () => {
    const history = [{ state: 'planned' as const, at: 0 }];
    const screen = await show({
      getSetup: async () => ok(FULL_SETUP),
      checkFields: async () => ok([]),
      listOwnWorkItems: async () => ok([]),
      getRespondentOf: async () => ok({ accountId: 'admin-id', isYou: true }),
      startLoopTest: async () => ok({ surveyId: 's1' }),
      getLoopTest: async ({ surveyId }) =>
        ok({ surveyId, workItemKey: 'KAN-1', state: 'skipped', reason: 'no-email', history }),
    });
    const choose = (index: number) =>
      screen.during(() => (screen.all('Tabs')[0]?.props.onChange as (index: number) => void)(index));
    await choose(3);
    await screen.type('Work item', 'KAN-1');
    await screen.submit();
    await screen.press('Yes, send it');
    await choose(0);
    expect(screen.text()).not.toContain('The test survey ended here');
    await choose(3);
    expect(screen.text()).toContain('The test survey ended here');
  });

  it.each([
    ['refused', { under: 'attention', reason: 'refused' }],
    ['of tomorrow', { under: 'attention' }],
  ])('leads from a cause to the list of what it has left: %s', async (reason, filter) => {
    const asked: unknown[] = [];
    const screen = await show({
      getSetup: async () => ok(FULL_SETUP),
      getCauses: async () => ok({ ...noCauses, surveys: [{ state: 'failed', reason, count: 2, since: 0 }] }),
      getActivity: async (input) => (asked.push(input), ok({ entries: [] })),
    });
    expect(screen.text()).toContain('2 surveys could not be sent');
    await screen.press('Show them');
    expect(asked).toEqual([{ filter }]);
    expect(screen.text()).toContain('No survey fits these filters.');
  });

  describe('in its address', () => {
    const calls: Partial<AdminApi> = {
      getSetup: async () => ok(FULL_SETUP),
      getOverview: async () => ok(quietOverview),
      getActivity: async () => ok({ entries: [] }),
    };

    it('keeps the tab and the filters, and shows them again', async () => {
      const asked: unknown[] = [];
      const getActivity = async (input: unknown) => (asked.push(input), ok({ entries: [] }));
      const history = fakeHistory('/activity?show=not-sent&project=10000&reason=no-email&days=7&order=oldest');
      const screen = await show({ ...calls, getActivity }, history.open);
      const filter = { under: 'not-sent', projectId: '10000', reason: 'no-email', lastDays: 7, order: 'oldest' };
      expect(asked).toEqual([{ filter }]);
      await screen.pick('Show', { value: 'answered', label: 'Responded' });
      await screen.pick('Changed', { value: '', label: 'At any time' });
      expect(history.pushed.at(-1)).toBe('/activity?show=answered&project=10000&reason=no-email&order=oldest');
      await screen.press('Clear filters');
      expect(history.pushed.at(-1)).toBe('/activity?order=oldest');
    });

    it('takes the reader back to where the browser goes', async () => {
      const history = fakeHistory();
      const screen = await show(calls, history.open);
      await screen.during(() => screen.all('Tabs')[0]?.props.onChange(1));
      expect(history.pushed).toEqual(['/activity']);
      await screen.during(() => history.goTo('/'));
      expect(screen.all('Tabs')[0]?.props.selected).toBe(0);
      await screen.during(() => history.goTo('/activity?key=kan-7'));
      expect(screen.field('Find a work item').props.value).toBe('KAN-7');
    });

    it('passes over what it does not know', async () => {
      const asked: unknown[] = [];
      const getActivity = async (input: unknown) => (asked.push(input), ok({ entries: [] }));
      const query =
        'show=everything&project=KAN&reason=secret&days=8&from=30-11-2026&to=2026-99-99&order=up&key=../1&x=y';
      await show({ ...calls, getActivity }, fakeHistory(`/activity/more?${query}`).open);
      expect(asked).toEqual([{ filter: {} }]);
      const screen = await show(calls, fakeHistory('/nowhere').open);
      expect(screen.all('Tabs')[0]?.props.selected).toBe(0);
    });

    it.each(['guardRails', 'options'])('opens the section of the set-up that it names: %s', async (section) => {
      const screen = await show(calls, fakeHistory(`/setup/${section}`).open);
      expect(screen.all('Tabs')[0]?.props.selected).toBe(TABS.indexOf('setup'));
      expect(screen.text()).toContain('Save');
    });

    it('is done without where the page has no address', async () => {
      const screen = await show(calls, () => Promise.reject(new Error('No history here')));
      await screen.during(() => screen.all('Tabs')[0]?.props.onChange(1));
      expect(screen.text()).toContain('No surveys yet.');
    });
  });
});
