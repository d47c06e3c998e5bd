import type { SiteVariant } from '../../weather/site-variant';
import { testSite } from '../test-site';

/** What a site of this kind sends when KAN-2 is done. */
function eventOf(variant: Partial<SiteVariant>) {
  const { jira, events } = testSite(variant);
  jira.change.changeStatus('KAN-2', 'Done');
  const { associatedStatuses, changelog, issue, ...rest } = events[0] as unknown as Record<string, never> & {
    associatedStatuses: unknown[];
    changelog: { id?: unknown; items: unknown[] };
    issue: { id: unknown; fields: Record<string, { id?: unknown; statusCategory?: unknown }> };
  };
  return { associatedStatuses, changelog, issue, rest };
}

describe('a status event', () => {
  it.each<[SiteVariant['eventShape'], unknown, unknown]>([
    ['full', { id: '10001', statusCategory: 'indeterminate' }, { id: '10002', statusCategory: 'done' }],
    ['text-category', { statusCategory: 'In Progress' }, { statusCategory: 'Done' }],
    [
      'object-category',
      { statusCategory: { id: 4, key: 'indeterminate' } },
      { statusCategory: { id: 3, key: 'done', name: 'Done' } },
    ],
    ['translated', { statusCategory: 'I gang' }, { statusCategory: 'Færdig' }],
  ])('carries the category in the form "%s"', (eventShape, previous, current) => {
    expect(eventOf({ eventShape }).associatedStatuses).toMatchObject([previous, current]);
  });

  it('has no more than the documented minimum: two names without an order, and no changelog id', () => {
    const { associatedStatuses, changelog, rest, issue } = eventOf({ eventShape: 'documented' });
    expect(associatedStatuses).toEqual([{ name: 'Done' }, { name: 'In Progress' }]);
    expect(Object.keys(changelog)).toEqual(['items']);
    expect(Object.keys(rest).sort()).toEqual(['eventType', 'selfGenerated', 'timestamp']);
    expect(issue.fields.status).toMatchObject({ id: '10002', statusCategory: { key: 'done' } });
  });

  it('leaves out categories, one id, or everything that names the change', () => {
    expect(eventOf({ eventShape: 'no-category' }).associatedStatuses).toEqual([
      { id: '10001', name: 'In Progress' },
      { id: '10002', name: 'Done' },
    ]);
    const [previous, current] = eventOf({ eventShape: 'no-status-id' }).associatedStatuses;
    expect(previous).not.toHaveProperty('id');
    expect(current).toHaveProperty('id');
    const { changelog, rest } = eventOf({ eventShape: 'no-changelog-id' });
    expect(changelog).not.toHaveProperty('id');
    expect(rest).not.toHaveProperty('timestamp');
  });

  it('has numbers as ids where the site does', () => {
    const { changelog, issue, associatedStatuses } = eventOf({ numericIds: true });
    expect(changelog).toMatchObject({ id: expect.any(Number) as number });
    expect(changelog.items).toContainEqual(expect.objectContaining({ field: 'status', from: 10001, to: 10002 }));
    expect(issue).toMatchObject({ id: expect.any(Number) as number, fields: { status: { id: 10002 } } });
    expect(associatedStatuses).toMatchObject([{ id: 10001 }, { id: 10002 }]);
  });
});
