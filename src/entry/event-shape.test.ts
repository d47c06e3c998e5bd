import { shapeOf } from './event-shape';

describe('the shape of an event', () => {
  it('is names and types, never a value', () => {
    const event = {
      eventType: 'avi:jira:updated:issue',
      timestamp: 1767614400000,
      atlassianId: 'secret-account',
      issue: {
        id: '10002',
        fields: { summary: 'Secret', status: { id: '3', name: 'Hemmelig', statusCategory: { key: 'done' } } },
      },
      changelog: {
        id: '501',
        items: [
          { field: 'assignee', to: 'secret-account' },
          { field: 'status', from: '1', to: 3 },
        ],
      },
      associatedStatuses: [
        { id: '1', name: 'Hemmelig' },
        { name: 'Færdig', statusCategory: 'Færdig' },
      ],
    };
    expect(shapeOf(event)).toBe(
      'associatedStatuses: list with id: string, name: string, statusCategory: string · changelog.id: string · ' +
        'changelog.items: list with from: string, to: number · issue.id: string · ' +
        'issue.fields.status: object with id: string, name: string, statusCategory: object with key · ' +
        'issue.fields.statuscategorychangedate: absent · timestamp: number',
    );
  });

  it.each([undefined, null, 'text', 7, {}, { issue: null, changelog: 'x', associatedStatuses: {} }])(
    'is recorded for %j',
    (event) => {
      expect(shapeOf(event)).toContain('changelog.id: absent');
    },
  );
});

describe('the shape of an event that is not as documented', () => {
  it('names every type that a list has under one name, and an object with a key once any of them is one', () => {
    const associatedStatuses = [
      { id: 'a', statusCategory: 'Done' },
      { id: 3, statusCategory: { key: 'done' } },
    ];
    expect(shapeOf({ associatedStatuses })).toContain(
      'associatedStatuses: list with id: number or string, statusCategory: object or string with key ·',
    );
  });

  it('says what is null and what is absent, and names nothing of what holds nothing', () => {
    expect(shapeOf({ issue: { id: null }, changelog: { items: [{ field: 'assignee', from: 'a' }] } })).toBe(
      'associatedStatuses: absent · changelog.id: absent · changelog.items: list · issue.id: null · ' +
        'issue.fields.status: absent · issue.fields.statuscategorychangedate: absent · timestamp: absent',
    );
  });
});
