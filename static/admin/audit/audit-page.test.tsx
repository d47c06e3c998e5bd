import { render } from '../../shared/testing/render';
import React from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ChangesPage, ChangeView } from '../../../src/contract/admin/audit';
import { adminApi, never, ok, problem } from '../../shared/testing/fakes';
import { HOUR, NOW, testWords } from '../../shared/testing/test-words';
import { AuditPage } from './audit-page';

const CHANGE: ChangeView = { id: '1', at: NOW - HOUR, by: 'account-1', kind: 'rules', what: 'changed', parts: [] };

const show = (calls: Partial<AdminApi>, words = testWords()) => render(<AuditPage api={adminApi(calls)} />, words);

const showing = (changes: Partial<ChangeView>[], calls: Partial<AdminApi> = {}, words = testWords()) =>
  show(
    {
      ...calls,
      listChanges: async () => ok({ changes: changes.map((each, id) => ({ ...CHANGE, id: String(id), ...each })) }),
    },
    words,
  );

const KAN = { id: '10000', key: 'KAN', name: 'Kanban', teamManaged: false };

describe('the audit log', () => {
  it('shows that it is loading, why it could not be loaded, and that there is nothing', async () => {
    expect((await show({ listChanges: never })).text()).toContain('Fetching the changes…');
    const failed = await show({ listChanges: async () => problem('unreachable') });
    expect(failed.buttons()).toContain('Try again');
    expect((await showing([])).text()).toContain('No changes yet');
  });

  it('says who changed what of a rule, when, and what it was before', async () => {
    const screen = await showing([
      {
        rule: { id: 'rule-1', name: 'Support' },
        parts: [
          { part: 'enabled', before: 'on', after: 'off' },
          { part: 'campaign', before: { id: 1, name: 'Old' }, after: { id: 2, name: 'New' } },
          { part: 'samplePercent', after: 50 },
          { part: 'howOften', before: 'once' },
          { part: 'jql', before: 'priority = High', after: 'priority = Low' },
        ],
      },
    ]);
    for (const line of [
      'Rule “Support” was changed',
      'Nov 23, 2026',
      'Switched on: yes → no',
      'Campaign: Old (1) → New (2)',
      'Percent of work items that are surveyed: not set → 50 %',
      'How often the same work item is asked about: Asks about each work item once. → not set',
      'Only work items that match this JQL: priority = High → priority = Low',
    ])
      expect(screen.text()).toContain(line);
    expect(screen.all('User').map(({ props }) => props.accountId as string)).toEqual(['account-1']);
  });

  it('names projects, statuses and groups, and people as Jira draws them', async () => {
    const screen = await showing(
      [
        { rule: { id: 'rule-1' }, what: 'added', parts: [{ part: 'projects', after: ['10000'] }] },
        {
          kind: 'guard-rails',
          parts: [
            { part: 'excludedGroups', after: ['g1', 'g2'] },
            { part: 'excludedPeople', before: ['carla', 'dan'], after: ['dan', 'eva'] },
          ],
        },
      ],
      { listProjects: async () => ok([KAN]), listGroups: async () => ok([{ id: 'g1', name: 'staff' }]) },
    );
    expect(screen.text()).toContain('Projects: Kanban (KAN)');
    expect(screen.text()).toContain('not set → staff and a group that is gone (id g2)');
    expect(screen.text()).toContain('People who are not surveyed, added:');
    expect(screen.all('User').map(({ props }) => props.accountId as string)).toEqual([
      'account-1',
      'account-1',
      'eva',
      'carla',
    ]);
  });

  it('has words for every other kind, and says where the app did it itself', async () => {
    const screen = await showing([
      {
        kind: 'guard-rails',
        parts: [
          { part: 'quarantine', after: { days: 90, since: 'sent', then: 'drop' } },
          { part: 'caps', before: { perHour: 20 }, after: { perHour: 20, perDay: 100 } },
        ],
      },
      { kind: 'fields', parts: [{ part: 'rating', before: { id: 'customfield_1', name: 'Score' } }] },
      { kind: 'options', parts: [{ part: 'sendSummary', before: false, after: true }] },
      { kind: 'connection', parts: [{ part: 'apiKey', after: 'set' }] },
      { kind: 'notification', parts: [{ part: 'address', after: 'replaced' }] },
      { kind: 'pause', by: undefined, parts: [{ part: 'pause', after: 'key-refused' }] },
    ]);
    for (const line of [
      'not set → for 90 days, counted from the last survey that was sent; a survey that is due in that time is not sent',
      'Surveys an hour and a day, at most: 20 an hour → 20 an hour and 100 a day',
      'Rating field: Score → not set',
      'Send the work item’s title to nps.today: no → yes',
      'API key: not set → entered',
      'Address: not set → replaced by a new one',
      'Sending: goes on → paused, since nps.today refused the API key',
      'by the app itself',
    ])
      expect(screen.text()).toContain(line);
  });

  it('shows a part that is newer than itself, by its own name', async () => {
    const screen = await showing([
      { rule: { id: 'rule-1' }, what: 'added', parts: [{ part: 'weather', after: { sunny: true, days: 3 } }] },
    ]);
    expect(screen.text()).toContain('weather: yes and 3');
  });

  it('is filtered by kind and turned page by page', async () => {
    const asked: unknown[] = [];
    const page = (from?: string): ChangesPage => ({ changes: [CHANGE], ...(from ? {} : { next: 'second' }) });
    const screen = await show({
      listChanges: async (input) => {
        asked.push(input);
        return ok(page(input.from));
      },
    });
    await screen.press('Next page');
    expect(asked.at(-1)).toEqual({ from: 'second' });
    expect(screen.text()).toContain('Page 2');
    await screen.pick('Show', { value: 'pause', label: 'Pause' });
    expect(asked.at(-1)).toEqual({ kind: 'pause' });
    expect(screen.text()).toContain('Page 1');
  });

  it('speaks Danish', async () => {
    const screen = await showing([{ rule: { id: 'rule-1', name: 'Support' } }], {}, testWords('da-DK'));
    expect(screen.text()).toContain('Reglen “Support” blev ændret');
  });
});
