import { array, assert, constantFrom, property, record, boolean } from 'fast-check';
import { readToken, tokenOf } from '../domain/survey-token';
import { statusEventOf } from './status-event';

type Json = Record<string, unknown>;

const EARLIER = '2026-01-05T11:00:00.000+0000';
const NOW = '2026-01-05T12:00:00.000+0000';
const MOMENT = Date.parse(NOW);

const OPEN = { id: '10001', name: 'In Progress', statusCategory: { key: 'indeterminate', name: 'In Progress' } };
const DONE = { id: '10003', name: 'Done', statusCategory: { key: 'done', name: 'Done' } };
const CLOSED = { id: '6', name: 'Closed', statusCategory: { key: 'done', name: 'Done' } };

const updated = {
  eventType: 'avi:jira:updated:issue',
  issue: { id: '10002', key: 'KAN-2', fields: { project: { id: '10000' }, status: DONE as Json } },
  changelog: {
    id: '501',
    items: [
      { field: 'resolution', from: null, to: '1' },
      { field: 'status', from: '10001', to: '10003' },
    ] as unknown[],
  },
  associatedStatuses: [OPEN, DONE] as unknown,
  timestamp: String(MOMENT),
};
const withFields = (fields: Json) => ({ ...updated, issue: { ...updated.issue, fields } });
const withChangelog = (changelog: unknown) => ({ ...updated, changelog });

describe('the change of status in an event', () => {
  it('is read with both statuses, its name and its moment', () => {
    expect(statusEventOf(updated)).toMatchObject({
      workItemId: '10002',
      workItemKey: 'KAN-2',
      projectId: '10000',
      changeId: '501',
      at: MOMENT,
      status: { id: '10003', done: true },
      previousStatus: { id: '10001', done: false },
    });
  });

  it.each([
    ['557058:abc', '557058:abc'],
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    [7, undefined],
  ])('names whoever made it, where that is text (%p)', (atlassianId, by) => {
    expect(statusEventOf({ ...updated, atlassianId })).toMatchObject({ changeId: '501' });
    expect(statusEventOf({ ...updated, atlassianId })?.by).toBe(by);
  });

  const without = (name: 'id' | 'name' | 'statusCategory', status: Json) => {
    const { [name]: _left, ...rest } = status;
    return rest;
  };
  const asText = (text: string, status: Json) => ({ ...status, statusCategory: text });
  const byName = (name: string, status: Json) => ({ ...status, statusCategory: { name } });

  // What the event says of the two statuses, and what of the former one is known then. The new one is always known.
  it.each<[string, unknown, { id: string; done?: boolean }]>([
    ['as objects', [OPEN, DONE], { id: '10001', done: false }],
    ['in the other order', [DONE, OPEN], { id: '10001', done: false }],
    ['with numbers for ids', [{ ...OPEN, id: 10001 }, DONE], { id: '10001', done: false }],
    ['without an id', [without('id', OPEN), DONE], { id: '10001' }],
    ['one of them nothing', [null, DONE], { id: '10001' }],
    ['one of them text', ['In Progress', DONE], { id: '10001' }],
    ['one malformed, the other not', [OPEN, { id: {}, statusCategory: 7 }], { id: '10001', done: false }],
    ['without a category', [OPEN, DONE].map((each) => without('statusCategory', each)), { id: '10001' }],
    ['the category nothing', [{ ...OPEN, statusCategory: null }, DONE], { id: '10001' }],
    ['the category’s key as text', [asText('indeterminate', OPEN), asText('done', DONE)], { id: '10001', done: false }],
    ['the category as text', [asText('Done', OPEN), asText('Done', DONE)], { id: '10001' }],
    ['the category as translated text', [asText('I gang', OPEN), asText('Færdig', DONE)], { id: '10001' }],
    ['the category by its translated name', [byName('I gang', OPEN), byName('Færdig', DONE)], { id: '10001' }],
    ['the category by a number', [{ ...OPEN, statusCategory: { id: 4 } }, DONE], { id: '10001' }],
    ['an unheard-of category', [{ ...OPEN, statusCategory: { key: 'completed' } }, DONE], { id: '10001' }],
    [
      'the category that is none',
      [{ ...OPEN, statusCategory: { key: 'undefined' } }, DONE],
      { id: '10001', done: false },
    ],
    ['names alone', [{ name: 'In Progress' }, { name: 'Done' }], { id: '10001' }],
    ['an empty list', [], { id: '10001' }],
    ['no list', undefined, { id: '10001' }],
    ['an object in place of the list', { current: DONE, previous: OPEN }, { id: '10001' }],
  ])('is read with the statuses %s', (_what, associatedStatuses, previousStatus) => {
    const told = statusEventOf({ ...updated, associatedStatuses });
    expect(told?.status).toEqual({ id: '10003', done: true });
    expect(told?.previousStatus).toEqual(previousStatus);
  });

  it('takes the new status from the work item, whatever the rest looks like', () => {
    const danish = [asText('I gang', OPEN), asText('Færdig', DONE)];
    expect(statusEventOf({ ...updated, associatedStatuses: danish })?.status).toEqual({ id: '10003', done: true });
    const unnamed = { ...updated, changelog: { items: [{ field: 'status' }] }, associatedStatuses: undefined };
    expect(statusEventOf(unnamed)).toMatchObject({ status: { id: '10003', done: true }, previousStatus: {} });
    const named = withChangelog({ id: '501', items: [{ field: 'status', from: 'In Progress', to: 'Done' }] });
    expect(statusEventOf(named)?.status).toEqual({ id: '10003', done: true });
  });

  it('is the transition’s own where the work item has gone on meanwhile', () => {
    const late = withFields({ project: { id: '10000' }, status: OPEN });
    expect(statusEventOf(late)?.status).toEqual({ id: '10003', done: true });
    expect(statusEventOf({ ...late, associatedStatuses: undefined })?.status).toEqual({ id: '10003' });
    const reopening = withChangelog({ id: '502', items: [{ field: 'status', from: '10003', to: '10001' }] });
    expect(statusEventOf(reopening)?.status).toEqual({ id: '10001', done: false });
  });

  it('is read from the statuses where the changelog cannot be read', () => {
    const told = { status: { id: '10003', done: true }, previousStatus: { id: '10001', done: false } };
    for (const changelog of [undefined, null, 'text', {}, { items: null }, { items: [7, null] }]) {
      expect(statusEventOf(withChangelog(changelog))).toMatchObject({ ...told, changeId: `at-${MOMENT}` });
    }
  });

  it('is read whatever else is in the changelog', () => {
    const items = [null, 7, { field: 3 }, { from: {} }, { fieldId: 'status', field: 'Status', from: 10001, to: 10003 }];
    expect(statusEventOf(withChangelog({ id: 501, items }))).toMatchObject({
      changeId: '501',
      status: { id: '10003', done: true },
      previousStatus: { id: '10001', done: false },
    });
  });

  it('has a name that the same change always has and no other', () => {
    const items = updated.changelog.items;
    const name = (changelogId: unknown, timestamp: unknown) =>
      statusEventOf({ ...updated, timestamp, changelog: { id: changelogId, items } })?.changeId;
    expect(name('501', '1')).toBe(name(501, 2));
    expect(name('501', '1')).not.toBe(name('502', '1'));
    expect(name(undefined, 1)).toBe(name(null, '1'));
    expect(name(undefined, 1)).not.toBe(name(undefined, 2));
    for (const moment of ['2026-01-05T12:00:00.123+01:00', 1767614400000.5, '2026-01-05 12:00']) {
      const surveyId = `10002:${name(undefined, moment)}`;
      const signature = 'a'.repeat(26);
      // Its survey's token must come back readable.
      expect(readToken(tokenOf({ surveyId, signature }))).toEqual({ surveyId, signature });
    }
    // To be looked up: a name made up here would be the same for every change.
    expect(name(undefined, undefined)).toBeUndefined();
    expect(name({}, [])).toBeUndefined();
  });

  it('is the creation of a work item, with its dates', () => {
    const fields = { status: DONE, created: EARLIER, statuscategorychangedate: NOW, resolutiondate: null };
    const born = { ...withFields(fields), eventType: 'avi:jira:created:issue', changelog: undefined };
    const told = statusEventOf(born);
    expect(told).toMatchObject({ changeId: 'created', status: { id: '10003', done: true } });
    expect(told?.previousStatus).toBeUndefined();
    expect(told?.dates).toEqual({ created: Date.parse(EARLIER), categoryChanged: MOMENT });
    const bare = { eventType: 'avi:jira:created:issue', issue: { id: 10002 } };
    expect(statusEventOf(bare)).toMatchObject({ workItemId: '10002', changeId: 'created', status: {} });
  });

  it('takes numbers for ids everywhere', () => {
    const issue = { id: 10002, key: 'KAN-2', fields: { project: { id: 10000 }, status: { ...DONE, id: 10003 } } };
    const changelog = { id: 501, items: [{ field: 'status', from: 10001, to: 10003 }] };
    const statuses = [OPEN, DONE].map((each) => ({ ...each, id: Number(each.id) }));
    const told = statusEventOf({ ...updated, issue, changelog, associatedStatuses: statuses, timestamp: MOMENT });
    expect(told).toEqual({ ...statusEventOf(updated), shape: told?.shape });
  });

  it.each([
    ['another field', withChangelog({ id: '1', items: [{ field: 'summary', from: 'a', to: 'b' }] })],
    ['no changelog and no statuses', { ...updated, changelog: null, associatedStatuses: undefined }],
    ['no work item', { eventType: updated.eventType }],
    ['no event', undefined],
    ['text', 'event'],
  ])('is none with %s', (_what, event) => expect(statusEventOf(event)).toBeUndefined());
});

describe('however an event presents the facts', () => {
  const category = constantFrom('key', 'text', 'translated', 'name', 'absent', 'null');
  const shapes = record({
    from: constantFrom(OPEN, CLOSED),
    to: constantFrom(OPEN, DONE),
    category,
    currentCategory: category,
    statuses: constantFrom('both', 'reversed', 'without ids', 'holes', 'absent'),
    changelog: constantFrom('whole', 'no id', 'with junk', 'no from', 'no to', 'fieldId'),
    numbers: boolean(),
    current: constantFrom('as told', 'gone on', 'absent'),
    missing: array(constantFrom('project', 'timestamp', 'key')),
  });
  type Shape = typeof shapes extends { generate: (...args: never[]) => { value: infer T } } ? T : never;

  const idAs = (id: string, numbers: boolean) => (numbers ? Number(id) : id);
  function statusIn(status: typeof OPEN, form: Shape['category'], numbers: boolean): Json {
    const { key } = status.statusCategory;
    const forms: Record<Shape['category'], unknown> = {
      key: { key, name: 'Færdig' },
      // No name is a proof of anything, not even this one.
      text: 'Done',
      translated: 'Færdig',
      name: { name: 'done' },
      absent: undefined,
      null: null,
    };
    return { id: idAs(status.id, numbers), name: status.name, statusCategory: forms[form] };
  }

  function present(shape: Shape): unknown {
    const { from, to, numbers, missing } = shape;
    const item: Json = { field: 'status', from: idAs(from.id, numbers), to: idAs(to.id, numbers) };
    if (shape.changelog === 'no from') delete item.from;
    if (shape.changelog === 'no to') delete item.to;
    if (shape.changelog === 'fieldId') Object.assign(item, { field: undefined, fieldId: 'status' });
    const items = shape.changelog === 'with junk' ? [null, { field: {} }, item, 'x'] : [item];
    const pair = [from, to].map((each) => statusIn(each, shape.category, numbers));
    const statuses = {
      both: pair,
      reversed: [...pair].reverse(),
      'without ids': pair.map(({ id: _id, ...rest }) => rest),
      holes: [null, ...pair, 3],
      absent: undefined,
    }[shape.statuses];
    const now = shape.current === 'gone on' ? CLOSED : to;
    const fields = {
      ...(missing.includes('project') ? {} : { project: { id: idAs('10000', numbers) } }),
      ...(shape.current === 'absent' ? {} : { status: statusIn(now, shape.currentCategory, numbers) }),
    };
    return {
      eventType: 'avi:jira:updated:issue',
      issue: { id: idAs('10002', numbers), fields, ...(missing.includes('key') ? {} : { key: 'KAN-2' }) },
      changelog: { items, ...(shape.changelog === 'no id' ? {} : { id: idAs('501', numbers) }) },
      associatedStatuses: statuses,
      ...(missing.includes('timestamp') ? {} : { timestamp: MOMENT }),
    };
  }

  it('the facts are the same, or left open: none is ever wrong', () => {
    assert(
      property(shapes, (shape) => {
        const told = statusEventOf(present(shape));
        if (!told) throw new Error('The change was dropped');
        const wrong = shape.changelog === 'no to' && shape.current === 'gone on';
        if (wrong) return;
        for (const [said, truth] of [
          [told.status, shape.to],
          [told.previousStatus ?? { id: 'born' }, shape.from],
        ] as const) {
          expect([undefined, truth.id]).toContain(said.id);
          expect([undefined, truth.statusCategory.key === 'done']).toContain(said.done);
        }
        expect(told.workItemId).toBe('10002');
        expect([undefined, '10000']).toContain(told.projectId);
        const unnamed = shape.changelog === 'no id' && shape.missing.includes('timestamp');
        expect(told.changeId).toBe(unnamed ? undefined : shape.changelog === 'no id' ? `at-${MOMENT}` : '501');
      }),
      { numRuns: 1_000 },
    );
  });

  it('what the work item’s own status shows is never left open', () => {
    assert(
      property(shapes, (shape) => {
        const told = statusEventOf(present({ ...shape, current: 'as told', currentCategory: 'key' }));
        expect(told?.status).toEqual({ id: shape.to.id, done: shape.to.statusCategory.key === 'done' });
      }),
      { numRuns: 500 },
    );
  });
});
