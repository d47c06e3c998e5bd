import { ok, rateLimited, refused, scriptedJira, transient } from '../../../../test/contracts/scripted-jira';
import type { Asked } from '../../../../test/contracts/scripted-jira';
import type { JiraResult } from '../call';
import { screensOfProject, workTypesOfProject } from './screens';

/** A company-managed project whose work types share two screen schemes. */
function jira(asked: Asked): JiraResult {
  const id = asked.query.get('id');
  switch (asked.what) {
    case 'GET /rest/api/3/issuetypescreenscheme/project':
      return ok({ values: [{ issueTypeScreenScheme: { id: 70 } }] });
    case 'GET /rest/api/3/issuetypescreenscheme/mapping':
      return ok({ values: ['80', '81', '80'].map((screenSchemeId) => ({ screenSchemeId })) });
    case 'GET /rest/api/3/screenscheme':
      return ok({ values: [{ screens: id === '80' ? { default: 1, edit: 2 } : { default: 3 } }] });
    case 'GET /rest/api/3/screens':
      return ok({ values: id === '3' ? [] : [{ id: Number(id), name: `Screen ${id}` }] });
    default: {
      const [, screen, fields] = /screens\/(\d+)\/tabs(?:\/(\d+)\/fields)?$/.exec(asked.what) ?? [];
      if (fields) return ok([{ id: `field of ${screen}, tab ${fields}` }]);
      return ok(screen === '2' ? [{ id: 20 }, { id: 21 }] : []);
    }
  }
}

describe('the screens of a company-managed project', () => {
  it('are those that its work items are edited on, each once, with the fields of every tab', async () => {
    const { call, asked } = scriptedJira(jira);
    expect(await screensOfProject(call, '10000')).toEqual({
      kind: 'ok',
      value: [
        { id: '2', name: 'Screen 2', fieldIds: ['field of 2, tab 20', 'field of 2, tab 21'], firstTabId: '20' },
        { id: '3', name: '3', fieldIds: [], firstTabId: '' },
      ],
    });
    expect(asked[0]?.query.get('projectId')).toBe('10000');
    expect(asked[1]?.query.get('issueTypeScreenSchemeId')).toBe('70');
    expect(asked.filter(({ what }) => what.endsWith('/screenscheme'))).toHaveLength(2);
  });

  it('are none where the project has no scheme, or its schemes name no screen', async () => {
    const noScheme = scriptedJira(() => ok({ values: [] }));
    expect(await screensOfProject(noScheme.call, '10000')).toEqual({ kind: 'ok', value: [] });
    expect(noScheme.asked).toHaveLength(1);
    const noScreen = scriptedJira((each) =>
      each.what.endsWith('/screenscheme') ? ok({ values: [{ screens: {} }] }) : jira(each),
    );
    expect(await screensOfProject(noScreen.call, '10000')).toEqual({ kind: 'ok', value: [] });
  });

  it.each([
    ['the scheme', /issuetypescreenscheme\/project/],
    ['its parts', /mapping/],
    ['a screen scheme', /screenscheme$/],
    ['the name of a screen', /\/screens$/],
    ['its tabs', /tabs$/],
    ['a field', /fields$/],
  ])('are not reported in part where Jira does not return %s', async (_what, failing) => {
    const found = (result: JiraResult) =>
      screensOfProject(scriptedJira((each) => (failing.test(each.what) ? result : jira(each))).call, '10000');
    expect(await found(refused(403))).toEqual({ kind: 'refused', why: 'no-permission' });
    expect(await found(rateLimited)).toEqual({ kind: 'try-later', until: 1_700_000_000_000 });
    expect(await found(transient)).toEqual({ kind: 'try-later' });
  });
});

describe('the work types of a team-managed project', () => {
  const types = (asked: Asked): JiraResult =>
    asked.what.endsWith('/issuetypes')
      ? ok({
          issueTypes: [
            { id: 1, name: 'Task' },
            { id: '2', name: 'Bug' },
          ],
        })
      : ok({ fields: [{ fieldId: 'summary' }, { fieldId: `own of ${asked.what.slice(-1)}` }] });

  it('are listed with their fields', async () => {
    expect(await workTypesOfProject(scriptedJira(types).call, '10001')).toEqual({
      kind: 'ok',
      value: [
        { id: '1', name: 'Task', fieldIds: ['summary', 'own of 1'], firstTabId: '' },
        { id: '2', name: 'Bug', fieldIds: ['summary', 'own of 2'], firstTabId: '' },
      ],
    });
  });

  it.each([[/issuetypes$/], [/issuetypes\/2$/]])('are not reported in part: %p', async (failing) => {
    const found = (result: JiraResult) =>
      workTypesOfProject(scriptedJira((each) => (failing.test(each.what) ? result : types(each))).call, '10001');
    expect(await found(refused(404))).toEqual({ kind: 'refused', why: 'not-there' });
    expect(await found(transient)).toEqual({ kind: 'try-later' });
  });
});
