import { jiraSearch } from './jira-search';

const jqlOf = (view: Parameters<typeof jiraSearch>[0]) =>
  decodeURIComponent(jiraSearch(view)?.replace('/issues/?jql=', '') ?? 'none');

describe("Jira's own search", () => {
  it('is asked for states, project and reason', () => {
    expect(jqlOf({ under: 'answered', projectId: '10000' })).toBe(
      'project = 10000 AND npsState in (answered) ORDER BY updated DESC',
    );
    expect(jqlOf({ under: 'sent', order: 'oldest' })).toBe('npsState in (sent, expired) ORDER BY updated ASC');
    expect(jqlOf({ under: 'not-sent', reason: 'no-email' })).toBe(
      'npsState in (skipped, cancelled, failed, unconfirmed) AND npsReason = "no-email" ORDER BY updated DESC',
    );
    expect(jqlOf({})).toContain('npsState in (sent, expired, answered, skipped, cancelled, failed, unconfirmed)');
  });

  it.each([
    { under: 'waiting' as const },
    { under: 'attention' as const },
    { reason: 'work-item-gone' as const },
    { lastDays: 7 as const },
    { from: '2026-11-30' },
    { key: 'KAN-2' },
  ])('is not offered where it cannot say the same: %j', (view) => {
    expect(jiraSearch(view)).toBeUndefined();
  });
});
