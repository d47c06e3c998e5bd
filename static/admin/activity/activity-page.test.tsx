import { render, type Screen } from '../../shared/testing/render';
import React, { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import type { ActivityPlace } from '../../../src/contract/admin/activity-filter';
import { DAY } from '../../shared/testing/test-words';
import { adminApi, FULL_SETUP, never, ok, problem } from '../../shared/testing/fakes';
import { NOW } from '../../shared/testing/test-words';
import { ActivityPage } from './activity-page';
import type { ActivityView } from './activity-view';

const entry: ActivityEntry = {
  id: 's1',
  workItemKey: 'KAN-1',
  state: 'sent',
  plannedAt: NOW,
  changedAt: NOW,
  needsPerson: false,
};
const parked: ActivityEntry = {
  ...entry,
  id: 's2',
  workItemKey: 'KAN-2',
  state: 'answered',
  rating: 9,
  parked: { responseId: 'r2', reason: 'field-refused', fields: [{ name: 'comment', cause: 'not-on-screen' }] },
};
const failed: ActivityEntry = {
  ...entry,
  id: 's3',
  workItemKey: 'KAN-3',
  state: 'failed',
  reason: 'campaign-unknown',
  needsPerson: true,
};

/** The links in the rows: the work items. */
const rowLinks = (screen: Screen) =>
  screen.all('Link').flatMap(({ props }) => (String(props.href).startsWith('/browse/') ? [props.href as string] : []));
const listed = (...entries: ActivityEntry[]) => ok({ entries });

function show(calls: Partial<AdminApi>, begin: ActivityView = {}) {
  const projects = [{ id: '10000', key: 'KAN', name: 'Kanban', teamManaged: false }];
  const usual: Partial<AdminApi> = {
    listProjects: async () => ok(projects),
    listRules: async () => ok([]),
    describeWorkItems: async () => problem('jira-unavailable'),
  };
  const api = adminApi({ ...usual, ...calls });
  function Page() {
    const [view, setView] = useState(begin);
    return <ActivityPage api={api} fields={FULL_SETUP.fields} view={view} onView={setView} />;
  }
  return render(<Page />);
}

describe('the activity list', () => {
  it('shows that it is loading, that it failed, and that there is nothing', async () => {
    expect((await show({ getActivity: never })).text()).toContain('Fetching surveys…');
    expect((await show({ getActivity: async () => problem('not-allowed') })).text()).toContain(
      'You do not have permission',
    );
    expect((await show({ getActivity: async () => listed() })).text()).toContain('No surveys yet.');
  });

  it('shows each survey with its state, its reason and a link to its work item', async () => {
    const screen = await show({ getActivity: async () => listed(entry, parked, failed) });
    expect(rowLinks(screen)).toEqual(['/browse/KAN-1', '/browse/KAN-2', '/browse/KAN-3']);
    expect(screen.text()).toContain('9 Promoter');
    expect(screen.text()).toContain('Add “NPS Comment” to this project’s edit screen');
    expect(screen.text()).toContain('nps.today does not know the campaign any more.');
    expect(screen.buttons()).toEqual([
      'Find',
      'Count by reason',
      'Copy as CSV',
      'Leave out KAN-2',
      'Refresh',
      'Retry KAN-2',
      'Send KAN-3 again',
    ]);
  });

  it('says of a survey why it was sent or not, as things were then', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async () => listed({ ...failed, isExplained: true }),
      getDecision: async (input) => {
        asked.push(input);
        const rule = { name: 'Support', since: 'renamed' as const, nameNow: 'All requests' };
        const checks = [{ name: 'open-long-enough', verdict: 'skip' as const, reason: 'open-too-short' }];
        const saw = { what: 'open-for', values: { minutes: 3, least: 1440 } };
        return ok({ survey: failed, decision: { at: NOW, rule, checks: checks.map((each) => ({ ...each, saw })) } });
      },
    });
    await screen.press('Why? KAN-3');
    expect(asked).toEqual([{ surveyId: 's3' }]);
    expect(screen.text()).toContain('Rule: Support (now called All requests)');
    expect(screen.text()).toContain('It was open long enough No survey Minutes open: 3; at least: 1,440');
    await screen.press('Close');
    expect(screen.text()).not.toContain('Rule: Support');
  });

  it('counts by reason, further where there is more, and each count leads to its surveys', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async ({ filter }) => (asked.push(filter), listed(entry)),
      countActivity: async ({ place }) =>
        place
          ? ok({ counts: [{ under: 'not-sent' as const, reason: 'quarantine', count: 2 }] })
          : ok({
              counts: [
                { under: 'not-sent' as const, reason: 'quarantine', count: 31 },
                { under: 'sent' as const, count: 12 },
              ],
              next: [{ from: 'there' }],
              countedTo: NOW,
            }),
    });
    await screen.press('Count by reason');
    expect(screen.text()).toContain('12 sent, no response');
    expect(screen.text()).toContain('Counted: everything that changed since');
    await screen.press('Count further');
    expect(screen.text()).not.toContain('Counted: everything');
    const count = screen.buttons().find((label) => label.startsWith('33 not sent: ')) ?? '';
    await screen.press(count);
    expect(asked.at(-1)).toMatchObject({ under: 'not-sent', reason: 'quarantine' });
  });

  it('gives what is listed as CSV to copy, page after page, and says where it was cut', async () => {
    const page = (ids: string[]) => ids.map((id) => ({ ...entry, id, workItemKey: `=KAN-${id}` }));
    const places: unknown[] = [];
    const screen = await show({
      getActivity: async () => listed(entry),
      exportActivity: async ({ place }) => {
        places.push(place);
        return ok(place ? { entries: page(['3']) } : { entries: page(['1', '2']), next: [{ from: 'there' }] });
      },
    });
    await screen.press('Copy as CSV');
    expect(places).toEqual([undefined, [{ from: 'there' }]]);
    expect(screen.text()).toContain('3 surveys.');
    const [area] = screen.all('TextArea');
    const lines = String(area?.props.value).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/^"'=KAN-1","Sent"/);
    await screen.press('Close');
    expect(screen.all('TextArea')).toEqual([]);
  });

  it('offers no second try where somebody has sent another survey already', async () => {
    const screen = await show({ getActivity: async () => listed({ ...failed, needsPerson: false }) });
    expect(screen.text()).toContain('nps.today does not know the campaign any more.');
    expect(screen.buttons()).toEqual(['Find', 'Count by reason', 'Copy as CSV', 'Refresh']);
  });

  it('retries a parked response, and sends a failed survey again', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async () => listed(parked, failed),
      getRespondentOf: async () => ok({ accountId: 'customer-id', isYou: false }),
      retry: async (input) => (asked.push(input), ok(null)),
    });
    await screen.press('Retry KAN-2');
    expect(screen.text()).toContain('KAN-2: trying again now.');
    await screen.press('Send KAN-3 again');
    expect(asked).toHaveLength(1);
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['customer-id']);
    await screen.press('Cancel');
    await screen.press('Send KAN-3 again');
    await screen.press('Yes, send it');
    expect(asked).toEqual([
      { kind: 'response', id: 'r2' },
      { kind: 'survey', id: 's3' },
    ]);
    await screen.unmount();
  });

  it('leaves a response out of the scores with a reason, says so, and counts it again', async () => {
    const asked: unknown[] = [];
    const given: ActivityEntry = { ...entry, state: 'answered', rating: 2 };
    const screen = await show({
      getActivity: async () => listed(asked.length === 1 ? { ...given, leftOut: 'wrong-person' } : given),
      leaveOut: async (input) => (asked.push(input), ok(null)),
    });
    await screen.press('Leave out KAN-1');
    expect(screen.text()).toContain('Nothing is deleted');
    expect(screen.text()).toContain('the new response is left out too');
    await screen.during(() => screen.all('RadioGroup')[0]?.props.onChange({ target: { value: 'wrong-person' } }));
    await screen.press('Leave out of the scores');
    expect(asked).toEqual([{ surveyId: 's1', reason: 'wrong-person' }]);
    expect(screen.text()).toContain('KAN-1: left out of the scores.');
    expect(screen.text()).toContain('Left out of the scores: the wrong person responded.');
    await screen.press('Count KAN-1 again');
    await screen.press('Count again');
    expect(asked.at(-1)).toEqual({ surveyId: 's1', reason: null });
    expect(screen.text()).not.toContain('Left out of the scores:');
    await screen.unmount();
  });

  it('says why a response cannot be left out now, and offers it for no response that is not matched', async () => {
    const unmatched = { ...parked, workItemKey: 'KAN-4', parked: { ...parked.parked!, unmatched: true as const } };
    const screen = await show({
      getActivity: async () => listed({ ...entry, rating: 2 }, unmatched),
      leaveOut: async () => problem('not-possible-now'),
    });
    expect(screen.buttons().filter((label) => label.startsWith('Leave out'))).toEqual(['Leave out KAN-1']);
    await screen.press('Leave out KAN-1');
    await screen.press('Leave out of the scores');
    expect(screen.text()).toContain('is being written to the work item right now');
    await screen.press('Cancel');
    expect(screen.text()).not.toContain('is being written to the work item right now');
    await screen.unmount();
  });

  it('says why a retry is not possible and shows how things stand now', async () => {
    let asked = 0;
    const screen = await show({
      getActivity: async () => listed(++asked === 1 ? parked : { ...parked, parked: undefined }),
      retry: async () => problem('not-possible-now'),
    });
    await screen.press('Retry KAN-2');
    expect(screen.text()).toContain('Its state has changed meanwhile');
    expect(screen.buttons()).toEqual(['Find', 'Count by reason', 'Copy as CSV', 'Leave out KAN-2', 'Refresh']);
    await screen.unmount();
  });

  it('reloads by itself after a retry: lists show it some seconds later', async () => {
    jest.useFakeTimers();
    try {
      let asked = 0;
      const screen = await show({
        getActivity: async () => listed(++asked < 3 ? parked : { ...parked, parked: undefined }),
        retry: async () => ok(null),
      });
      await screen.press('Retry KAN-2');
      expect(screen.buttons()).toContain('Retry KAN-2');
      await screen.during(() => jest.advanceTimersByTimeAsync(4_000));
      expect(screen.buttons()).not.toContain('Retry KAN-2');
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('asks for what the filter says and drops a late answer to the filter before', async () => {
    let answerAll: (value: ReturnType<typeof listed>) => void = () => undefined;
    const screen = await show({
      getActivity: ({ filter }) =>
        filter.under === undefined ? new Promise((resolve) => (answerAll = resolve)) : Promise.resolve(listed(failed)),
    });
    await screen.pick('Show', { value: 'not-sent', label: 'Not sent' });
    await screen.during(() => answerAll(listed(entry)));
    expect(screen.text()).toContain('KAN-3');
    expect(screen.text()).not.toContain('KAN-1');
  });

  it('asks for what goes together: heading, project, reason, time and order', async () => {
    const asked: unknown[] = [];
    const screen = await show({ getActivity: async ({ filter }) => (asked.push(filter), listed()) });
    expect(screen.field('Project').props.options).toContainEqual({ value: '10000', label: 'Kanban (KAN)' });
    await screen.pick('Project', { value: '10000', label: 'Kanban (KAN)' });
    await screen.pick('Show', { value: 'attention', label: 'Needs attention' });
    expect(screen.field('Reason').props.options).toContainEqual({
      value: 'field-refused',
      label: 'Jira did not accept every field.',
    });
    await screen.pick('Reason', { value: 'field-refused', label: 'Jira did not accept every field.' });
    await screen.pick('Changed', { value: '30', label: 'In the last 30 days' });
    await screen.pick('Order', { value: 'oldest', label: 'Oldest first' });
    const all = { projectId: '10000', under: 'attention', reason: 'field-refused', lastDays: 30, order: 'oldest' };
    expect(asked.at(-1)).toEqual(all);
    expect(screen.text()).toContain('No survey fits these filters.');
    await screen.pick('Show', { value: 'sent', label: 'Sent, no response' });
    expect(asked.at(-1)).toEqual({ ...all, under: 'sent', reason: undefined });
  });

  it('begins and ends a span of days where the reader is', async () => {
    const asked: unknown[] = [];
    const screen = await show({ getActivity: async ({ filter }) => (asked.push(filter), listed()) });
    await screen.pick('Changed', { value: 'days', label: 'From … to …' });
    const pickDay = (label: string, day: string) => screen.pick(label, day);
    await pickDay('From', '2026-10-24');
    await pickDay('To', '2026-10-25');
    // Summer time ends in Copenhagen on the 25th.
    const since = Date.UTC(2026, 9, 23, 22);
    expect(asked.at(-1)).toEqual({ since, until: since + 2 * DAY + 3_600_000 - 1 });
    await pickDay('From', '');
    expect(asked.at(-1)).toEqual({ until: since + 2 * DAY + 3_600_000 - 1 });
  });

  it('turns pages forward and back, and begins anew with another filter', async () => {
    const second: ActivityPlace = [{ from: 'second' }];
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async ({ place }) => {
        asked.push(place);
        return place ? listed(failed) : ok({ entries: [entry], next: second });
      },
    });
    expect(screen.text()).toContain('Page 1');
    await screen.press('Next page');
    expect(screen.text()).toContain('KAN-3');
    expect(screen.text()).toContain('Page 2');
    await screen.press('Previous page');
    expect(screen.text()).toContain('KAN-1');
    await screen.press('Next page');
    await screen.pick('Show', { value: 'sent', label: 'Sent, no response' });
    expect(asked).toEqual([undefined, second, undefined, second, undefined]);
  });

  it('says how far it has looked where few fit, and looks further', async () => {
    const screen = await show({
      getActivity: async ({ place }) =>
        place ? listed(failed) : ok({ entries: [], next: [{ from: 'x' }], searchedTo: NOW - DAY }),
    });
    expect(screen.text()).toContain('Nothing fits so far.');
    expect(screen.text()).toContain('Looked through everything that changed since Nov 22, 2026');
    expect(screen.text()).not.toContain('No surveys yet');
    await screen.press('Look further');
    expect(screen.text()).toContain('KAN-3');
  });

  it('finds all surveys of a work item by its key, and says what is no key', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async () => listed(entry),
      findActivity: async (input) => (asked.push(input), listed(failed)),
    });
    await screen.type('Find a work item', 'kan 3');
    await screen.submit();
    expect(screen.messageOf('Find a work item')).toContain('such as KAN-1');
    await screen.type('Find a work item', ' kan-3 ');
    await screen.submit();
    expect(asked).toEqual([{ workItemKey: 'KAN-3' }]);
    expect(screen.text()).toContain('nps.today does not know the campaign any more.');
    await screen.press('Show all surveys');
    expect(screen.text()).toContain('KAN-1');
  });

  it('says that a work item was never surveyed', async () => {
    const screen = await show({ findActivity: async () => listed() }, { key: 'KAN-9' });
    expect(screen.text()).toContain('KAN-9 was never surveyed.');
  });

  it('says what each work item is about and who reported it, as far as the reader may know', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async () => listed({ ...entry, workItemId: '10001' }, { ...failed, workItemId: '10003' }),
      describeWorkItems: async (input) => {
        asked.push(input);
        return ok([{ id: '10001', key: 'OPS-9', summary: 'Mend the printer', reporterId: 'carla' }]);
      },
    });
    expect(asked).toEqual([{ workItemIds: ['10001', '10003'] }]);
    expect(screen.text()).toContain('Mend the printer');
    expect(screen.all('User').map(({ props }) => props.accountId)).toEqual(['carla']);
    expect(rowLinks(screen)).toEqual(['/browse/OPS-9', '/browse/KAN-3']);
  });

  it('shows the list where Jira does not say what the work items are about', async () => {
    const screen = await show({
      getActivity: async () => listed({ ...entry, workItemId: '10001' }),
      describeWorkItems: async () => problem('jira-unavailable'),
    });
    expect(rowLinks(screen)).toEqual(['/browse/KAN-1']);
    expect(screen.text()).not.toContain('That did not work');
  });

  it("offers Jira's own search where that can find the same", async () => {
    const screen = await show({ getActivity: async () => listed(entry) }, { under: 'answered', projectId: '10000' });
    const offered = () => screen.all('Link').filter(({ props }) => props.children === 'Open in Jira search');
    expect(offered().map(({ props }) => decodeURIComponent(props.href as string))).toEqual([
      '/issues/?jql=project = 10000 AND npsState in (answered) ORDER BY updated DESC',
    ]);
    await screen.pick('Changed', { value: '7', label: 'In the last 7 days' });
    expect(offered()).toEqual([]);
  });
});
