import { render } from '../../shared/testing/render';
import React, { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import { adminApi, FULL_SETUP, never, ok, problem } from '../../shared/testing/fakes';
import { NOW } from '../../shared/testing/test-words';
import { ActivityPage, type ActivityFilter } from './activity-page';

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

function show(calls: Partial<AdminApi>) {
  function Page() {
    const [filter, setFilter] = useState<ActivityFilter>('all');
    return <ActivityPage api={adminApi(calls)} fields={FULL_SETUP.fields} filter={filter} onFilter={setFilter} />;
  }
  return render(<Page />);
}

describe('the activity list', () => {
  it('shows that it is loading, that it failed, and that there is nothing', async () => {
    expect((await show({ getActivity: never })).text()).toContain('Fetching the latest surveys…');
    expect((await show({ getActivity: async () => problem('not-allowed') })).text()).toContain(
      'You do not have permission',
    );
    expect((await show({ getActivity: async () => ok([]) })).text()).toContain('No surveys yet.');
  });

  it('shows each survey with its state, its reason and a link to its work item', async () => {
    const screen = await show({ getActivity: async () => ok([entry, parked, failed]) });
    expect(screen.all('Link').map(({ props }) => props.href)).toEqual([
      '/browse/KAN-1',
      '/browse/KAN-2',
      '/browse/KAN-3',
    ]);
    expect(screen.text()).toContain('9 Promoter');
    expect(screen.text()).toContain('Add “NPS Comment” to this project’s edit screen');
    expect(screen.text()).toContain('nps.today does not know the campaign any more.');
    expect(screen.buttons()).toEqual(['Refresh', 'Retry KAN-2', 'Send KAN-3 again']);
  });

  it('offers no second try where somebody has sent another survey already', async () => {
    const screen = await show({ getActivity: async () => ok([{ ...failed, needsPerson: false }]) });
    expect(screen.text()).toContain('nps.today does not know the campaign any more.');
    expect(screen.buttons()).toEqual(['Refresh']);
  });

  it('retries a parked response, and sends a failed survey again', async () => {
    const asked: unknown[] = [];
    const screen = await show({
      getActivity: async () => ok([parked, failed]),
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

  it('says why a retry is not possible and shows how things stand now', async () => {
    let asked = 0;
    const screen = await show({
      getActivity: async () => ok(++asked === 1 ? [parked] : [{ ...parked, parked: undefined }]),
      retry: async () => problem('not-possible-now'),
    });
    await screen.press('Retry KAN-2');
    expect(screen.text()).toContain('Its state has changed meanwhile');
    expect(screen.buttons()).toEqual(['Refresh']);
    await screen.unmount();
  });

  it('reloads by itself after a retry: lists show it some seconds later', async () => {
    jest.useFakeTimers();
    try {
      let asked = 0;
      const screen = await show({
        getActivity: async () => ok(++asked < 3 ? [parked] : [{ ...parked, parked: undefined }]),
        retry: async () => ok(null),
      });
      await screen.press('Retry KAN-2');
      expect(screen.buttons()).toContain('Retry KAN-2');
      await screen.during(() => jest.advanceTimersByTimeAsync(4_000));
      expect(screen.buttons()).toEqual(['Refresh']);
      await screen.unmount();
    } finally {
      jest.useRealTimers();
    }
  });

  it('asks for what the filter says and drops a late answer to the filter before', async () => {
    let answerAll: (value: { ok: true; value: ActivityEntry[] }) => void = () => undefined;
    const screen = await show({
      getActivity: ({ filter }) =>
        filter === 'all'
          ? new Promise((resolve) => (answerAll = resolve))
          : Promise.resolve({ ok: true, value: [failed] }),
    });
    await screen.pick('Show', { value: 'not-sent', label: 'Not sent' });
    await screen.during(() => answerAll({ ok: true, value: [entry] }));
    expect(screen.text()).toContain('KAN-3');
    expect(screen.text()).not.toContain('KAN-1');
  });
});
