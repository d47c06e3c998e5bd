import { statusChangeOf } from './plan-survey';

const updated = {
  eventType: 'avi:jira:updated:issue',
  issue: {
    id: '10002',
    key: 'KAN-2',
    fields: { project: { id: '10000' }, status: { id: '10003', statusCategory: { key: 'done' } } },
  },
  changelog: {
    id: '501',
    items: [
      { field: 'resolution', from: null, to: '1' },
      { field: 'status', from: '10001', to: '10003' },
    ],
  },
  associatedStatuses: [
    { id: '10001', statusCategory: { key: 'indeterminate' } },
    { id: '10003', statusCategory: { key: 'done' } },
  ],
};

describe('the change of status in an event', () => {
  it('is read with both statuses', () => {
    expect(statusChangeOf(updated)).toEqual({
      workItemId: '10002',
      workItemKey: 'KAN-2',
      projectId: '10000',
      changeId: '501',
      status: { id: '10003', done: true },
      previousStatus: { id: '10001', done: false },
    });
  });

  it('is the birth of a work item', () => {
    const created = { eventType: 'avi:jira:created:issue', issue: updated.issue };
    expect(statusChangeOf(created)).toMatchObject({ changeId: 'created', status: { id: '10003', done: true } });
  });

  it('leaves out what the event does not tell', () => {
    const bare = { eventType: updated.eventType, issue: { id: 10002, key: 'KAN-2' }, changelog: updated.changelog };
    expect(statusChangeOf(bare)).toMatchObject({ workItemId: '10002', projectId: undefined, status: { id: '10003' } });
    expect(statusChangeOf(bare)?.status.done).toBeUndefined();
  });

  it('has a name of its own without a changelog id', () => {
    const at = (timestamp: number) =>
      statusChangeOf({ ...updated, timestamp, changelog: { items: updated.changelog.items } });
    expect(at(1)?.changeId).not.toBe(at(2)?.changeId);
  });

  it.each([
    ['another field', { ...updated, changelog: { id: '1', items: [{ field: 'summary', from: 'a', to: 'b' }] } }],
    ['no changelog', { ...updated, changelog: null }],
    ['no work item', { eventType: updated.eventType }],
    ['no event', undefined],
    ['text', 'event'],
  ])('is none with %s', (_what, event) => expect(statusChangeOf(event)).toBeUndefined());
});
