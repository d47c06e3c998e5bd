import { ok, rateLimited, refused, scriptedJira, transient } from '../../../../test/contracts/scripted-jira';
import type { Asked } from '../../../../test/contracts/scripted-jira';
import type { FinishedStatuses } from '../../../ports/configuration';
import type { JiraResult } from '../call';
import { writable } from './writable';

const item = (id: string, statusId: string, category: string | undefined) => ({
  id,
  fields: { status: { id: statusId, ...(category ? { statusCategory: { key: category } } : {}) } },
});
const holding = (...held: string[]) =>
  ok({
    permissions: Object.fromEntries(
      ['BROWSE_PROJECTS', 'EDIT_ISSUES'].map((key) => [key, { havePermission: held.includes(key) }]),
    ),
  });
const may = holding('BROWSE_PROJECTS', 'EDIT_ISSUES');
const fields = (...ids: string[]) => ok({ fields: Object.fromEntries(ids.map((id) => [id, {}])) });

interface Stage {
  inProject?: JiraResult;
  onWorkItem?: JiraResult;
  finished?: JiraResult;
  latest?: JiraResult;
  editMeta?: JiraResult;
  editMetaLocked?: JiraResult;
}

function jira(stage: Stage = {}) {
  return scriptedJira((asked: Asked) => {
    if (asked.what.endsWith('/mypermissions'))
      return asked.query.has('projectId') ? (stage.inProject ?? may) : (stage.onWorkItem ?? may);
    if (asked.what.endsWith('/search/jql')) {
      const jql = (asked.body as { jql: string }).jql;
      if (jql.includes(' AND ')) return stage.finished ?? ok({ issues: [item('7', '3', 'done')] });
      return stage.latest ?? ok({ issues: [] });
    }
    if (!asked.what.endsWith('/editmeta')) return undefined;
    const past = asked.query.get('overrideEditableFlag') === 'true';
    return past ? (stage.editMetaLocked ?? fields('a')) : (stage.editMeta ?? fields('a', 'b'));
  });
}

async function found(stage: Stage = {}, finished: FinishedStatuses = 'done-category', lockedToo = false) {
  const { call, asked } = jira(stage);
  const result = await writable(call, '10000', finished, lockedToo);
  const asksAbout = asked.filter(({ what }) => what.endsWith('/editmeta')).map(({ what }) => what.split('/')[5]);
  const jqls = asked.flatMap(({ body }) => (body ? [(body as { jql: string }).jql] : []));
  return { result: result.kind === 'ok' ? result.value : result, asksAbout, jqls, asked };
}

describe('what the app may write in a project', () => {
  it('is what Jira says about one finished work item there', async () => {
    const { result, asksAbout, jqls } = await found();
    expect(result).toEqual({ kind: 'asked', finished: true, locked: false, fieldIds: ['a', 'b'] });
    expect(asksAbout).toEqual(['7']);
    expect(jqls).toEqual(['project = 10000 AND statusCategory = 3 ORDER BY updated DESC']);
  });

  it('is asked of one in a chosen status, where those finish work', async () => {
    const { result, jqls } = await found({ finished: ok({ issues: [item('7', '10', 'new')] }) }, ['10', '11']);
    expect(result).toMatchObject({ kind: 'asked', finished: true });
    expect(jqls).toEqual(['project = 10000 AND status in (10, 11) ORDER BY updated DESC']);
  });

  it.each([
    ['may not browse it', holding('EDIT_ISSUES'), { kind: 'no-browse' }],
    ['is not told of it', refused(404), { kind: 'no-browse' }],
    ['may not edit in it', holding('BROWSE_PROJECTS'), { kind: 'no-edit' }],
    ['is not answered', transient, { kind: 'try-later' }],
  ])('is not asked further where the app %s', async (_how, inProject, expected) => {
    const { result, asksAbout } = await found({ inProject });
    expect(result).toEqual(expected);
    expect(asksAbout).toEqual([]);
  });

  it.each([
    ['none is found', ok({ issues: [] })],
    ['Jira refuses the status', refused(400)],
  ])('is asked of the latest one where %s: a finished one first', async (_why, finished) => {
    const latest = ok({ issues: [item('1', '1', 'new'), item('2', '3', 'done'), item('3', '3', 'done')] });
    expect(await found({ finished, latest })).toMatchObject({ asksAbout: ['2'], result: { finished: true } });
    const open = ok({ issues: [item('1', '1', undefined), item('2', '2', 'new')] });
    expect(await found({ finished, latest: open })).toMatchObject({ asksAbout: ['1'], result: { finished: false } });
    expect((await found({ finished })).result).toEqual({ kind: 'no-work-item' });
  });

  it.each([
    ['the finished ones', { finished: rateLimited }, { kind: 'try-later', until: 1_700_000_000_000 }],
    ['the latest ones', { finished: refused(400), latest: transient }, { kind: 'try-later' }],
    [
      'the latest ones at all',
      { finished: refused(400), latest: refused(403) },
      { kind: 'refused', why: 'no-permission' },
    ],
  ])('is unknown where Jira does not return %s', async (_what, stage, expected) => {
    const { result, asksAbout } = await found(stage);
    expect(result).toEqual(expected);
    expect(asksAbout).toEqual([]);
  });
});

describe('a work item that lists no field', () => {
  const editMeta = fields();

  it('is locked where the app may edit it, with the fields that may be written all the same', async () => {
    const { result } = await found({ editMeta, editMetaLocked: fields('a') });
    expect(result).toEqual({ kind: 'asked', finished: true, locked: true, fieldIds: ['a'] });
  });

  it('is not locked for a call that overrides it', async () => {
    const { result, asked } = await found({ editMeta, editMetaLocked: fields('a') }, 'done-category', true);
    expect(result).toEqual({ kind: 'asked', finished: true, locked: false, fieldIds: ['a'] });
    expect(asked.filter(({ what }) => what.endsWith('/editmeta'))).toHaveLength(1);
  });

  it('is locked all the same where Jira does not let the app override it', async () => {
    const { result } = await found({ editMeta, editMetaLocked: refused(403) }, 'done-category', true);
    expect(result).toEqual({ kind: 'asked', finished: true, locked: true, fieldIds: undefined });
  });

  it.each([
    ['may see it only', holding('BROWSE_PROJECTS'), { kind: 'no-edit' }],
    ['no longer finds it', holding(), { kind: 'try-later' }],
    ['is not answered', transient, { kind: 'try-later' }],
  ])('is not locked where the app %s', async (_how, onWorkItem, expected) => {
    expect((await found({ editMeta, onWorkItem })).result).toEqual(expected);
  });
});

it.each([
  ['gone, although a search has just found it', refused(404), { kind: 'try-later' }],
  ['refused', refused(400), { kind: 'refused' }],
  ['not understood', ok({ fields: 'none' }), { kind: 'refused' }],
  ['throttled', rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
  ['down', transient, { kind: 'try-later' }],
])('a work item about which Jira says nothing is no lock: %s', async (_how, editMeta, expected) => {
  expect((await found({ editMeta })).result).toEqual(expected);
});
