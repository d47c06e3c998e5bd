import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { Asked } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { restrictionOf } from './restriction';
import { jiraRuleQueries } from './rule-queries';

const bodyOf = ({ body }: Asked) =>
  body as { jql: string; reconcileIssues: number[]; nextPageToken?: string; maxResults: number; fields: string[] };
const found = (ids: string[], nextPageToken?: string) => ok({ issues: ids.map((id) => ({ id })), nextPageToken });
const queries = (reply: (asked: Asked) => JiraResult) => {
  const { call, asked } = scriptedJira(reply);
  return { queries: jiraRuleQueries(call), asked };
};
const REFUSED = refused(400, {}, ["Field 'nope' does not exist"]);

describe("a rule's JQL", () => {
  it('is asked about some work items as they are, whatever the index knows', async () => {
    const { queries: jira, asked } = queries(() => found(['2']));
    expect(await jira.fulfilling('resolution = Done OR labels = vip ORDER BY created', ['1', '2'])).toEqual({
      kind: 'told',
      fulfilling: ['2'],
      unseen: [],
    });
    expect(asked).toMatchObject([{ what: 'POST /rest/api/3/search/jql' }]);
    expect(bodyOf(asked[0] as Asked)).toEqual({
      jql: 'id in (1, 2) AND (resolution = Done OR labels = vip)',
      fields: ['id'],
      maxResults: 50,
      reconcileIssues: [1, 2],
    });
  });

  it('is asked about together with that of others, each for itself', async () => {
    const { queries: jira, asked } = queries(() => found(['2']));
    const told = { kind: 'told', fulfilling: ['2'], unseen: [] };
    expect(await jira.fulfillingAny(['a = 1 OR b = 1 ORDER BY created', 'c = 1'], ['1', '2'])).toEqual(told);
    expect(bodyOf(asked[0] as Asked).jql).toBe('id in (1, 2) AND ((a = 1 OR b = 1) OR (c = 1))');
    // One that leaves nothing out leaves nothing out together with others.
    await jira.fulfillingAny(['a = 1', 'ORDER BY created'], ['1', '2']);
    expect(bodyOf(asked[1] as Asked).jql).toBe('id in (1, 2)');
    expect(await jira.fulfillingAny(['a = 1', 'b = 1) OR (c = 1'], ['1'])).toEqual({ kind: 'broken' });
    expect(asked).toHaveLength(2);
  });

  it('is true of none that was not asked about', async () => {
    const { queries: jira } = queries(() => found(['2', '9']));
    expect(await jira.fulfilling('a = 1', ['1', '2'])).toMatchObject({ fulfilling: ['2'] });
  });

  it('is read to the last page, each with the same work items', async () => {
    const { queries: jira, asked } = queries((each) =>
      bodyOf(each).nextPageToken ? found(['2']) : found(['1'], 'more'),
    );
    expect(await jira.fulfilling('a = 1', ['1', '2'])).toMatchObject({ fulfilling: ['1', '2'] });
    expect(asked.map((each) => bodyOf(each).reconcileIssues)).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('is broken where Jira refuses it without any work item too', async () => {
    const { queries: jira, asked } = queries(() => REFUSED);
    expect(await jira.fulfilling('nope = 1', ['1', '2'])).toEqual({ kind: 'broken' });
    expect(asked.map((each) => bodyOf(each).jql)).toEqual([
      'id in (1, 2) AND (nope = 1)',
      'created < "1970-01-02" AND (nope = 1)',
    ]);
  });

  it('is sound where Jira refuses a work item: the others are told apart from that one', async () => {
    const { queries: jira } = queries((each) => {
      const { jql } = bodyOf(each);
      return /\b3\b/.test(jql) ? refused(400) : found(['1', '2', '4', '5'].filter((id) => jql.includes(id)));
    });
    expect(await jira.fulfilling('a < 9', ['1', '2', '3', '4', '5'])).toEqual({
      kind: 'told',
      fulfilling: ['1', '2', '4', '5'],
      unseen: ['3'],
    });
  });

  it.each([
    ['asks for a rest', rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    ['does not answer', transient, { kind: 'try-later' }],
    ['does not let the app search', refused(403), { kind: 'try-later' }],
  ])('is not decided while Jira %s', async (_what, result, expected) => {
    expect(await queries(() => result).queries.fulfilling('a = 1', ['1'])).toEqual(expected);
    const { queries: later } = queries((each) => (bodyOf(each).jql.startsWith('created') ? result : refused(400)));
    expect(await later.fulfilling('a = 1', ['1'])).toEqual(expected);
  });

  it('that would change the meaning of what stands beside it is broken, and never asked', async () => {
    const { queries: jira, asked } = queries(() => found([]));
    expect(await jira.fulfilling('a = 1) OR (b = 2', ['1'])).toEqual({ kind: 'broken' });
    expect(asked).toEqual([]);
  });

  it('that only orders leaves nothing out', async () => {
    const { queries: jira, asked } = queries(() => found(['1']));
    expect(await jira.fulfilling('order by created', ['1'])).toMatchObject({ fulfilling: ['1'] });
    expect(bodyOf(asked[0] as Asked).jql).toBe('id in (1)');
  });
});

describe('the restriction in JQL', () => {
  it.each([
    ['resolution = Done', 'resolution = Done'],
    ['resolution = Done ORDER BY created DESC', 'resolution = Done'],
    ['resolution = Done\norder  by key', 'resolution = Done'],
    ['(a = 1 OR b = 2) AND c = 3 order by x', '(a = 1 OR b = 2) AND c = 3'],
    ['summary ~ "an order by mail)" AND b = \'(\'', 'summary ~ "an order by mail)" AND b = \'(\''],
    ['summary ~ "said \\"order by\\" (" order by key', 'summary ~ "said \\"order by\\" ("'],
    ['labels = reorder', 'labels = reorder'],
    ['', ''],
    ['  order by key', ''],
    ['a = 1)', undefined],
    ['(a = 1', undefined],
    [') OR (', undefined],
  ])('of %j is %j', (jql, restriction) => {
    expect(restrictionOf(jql)).toBe(restriction);
  });
});
