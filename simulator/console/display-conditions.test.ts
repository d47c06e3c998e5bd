import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import { createJira } from '../jira/server';
import { conditionFacts, whyConditionsHide, type ConditionFacts } from './display-conditions';
import { createJiraSite } from './jira-site';

/** Conditions named after their outcome. */
const YES = { entityPropertyExists: { entity: 'issue', propertyKey: 'there' } };
const NO = { entityPropertyExists: { entity: 'issue', propertyKey: 'gone' } };
const MAY = { hasProjectPermission: 'MAY' };
const MAY_NOT = { hasProjectPermission: 'MAY_NOT' };

const facts: ConditionFacts = {
  hasProperty: (_, propertyKey) => Promise.resolve(propertyKey === 'there'),
  hasProjectPermission: (permission) => Promise.resolve(permission === 'MAY'),
};

describe('a module with conditions', () => {
  it.each<[string, boolean, unknown]>([
    ['no condition at all', true, undefined],
    ['one that holds', true, YES],
    ['one that does not', false, NO],
    ['several at the root: all', false, { ...NO, ...MAY }],
    ['several at the root, all holding', true, { ...YES, ...MAY }],
    ['and: all', false, { and: { ...YES, ...MAY_NOT } }],
    ['and, all holding', true, { and: { ...YES, ...MAY } }],
    ['or: one', true, { or: { ...NO, ...MAY } }],
    ['or, none holding', false, { or: { ...NO, ...MAY_NOT } }],
    ['not', true, { not: NO }],
    ['not, of one that holds', false, { not: YES }],
    ['not, of several: unless all hold', true, { not: { ...YES, ...MAY_NOT } }],
    ['a list under and', false, { and: [YES, NO] }],
    ['a list under or', true, { or: [NO, YES] }],
    ['a list under not', true, { not: [YES, NO] }],
    ['or within or', true, { or: { ...NO, or: YES } }],
    ['or beside and', true, { or: { ...NO, and: { ...MAY, or: YES } } }],
    ['or beside and that fails', false, { or: { ...NO, and: { ...MAY_NOT, or: YES } } }],
  ])('with %s is shown: %s', async (_, shown, conditions) => {
    expect((await whyConditionsHide(conditions, facts)) === undefined).toBe(shown);
  });
});

describe('the reason why a module is hidden', () => {
  const property = (entity: string) => ({ entityPropertyExists: { entity, propertyKey: 'gone' } });

  it.each<[unknown, string]>([
    [NO, 'Hidden until the work item has the property "gone".'],
    [{ not: YES }, 'Hidden until the work item has no property "there".'],
    [{ ...YES, ...MAY_NOT }, 'Hidden until you have the project permission MAY_NOT.'],
    [
      { not: { ...YES, ...MAY } },
      'Hidden until the work item has no property "there" or you lose the project permission MAY.',
    ],
    [{ not: { or: { ...NO, ...MAY } } }, 'Hidden until you lose the project permission MAY.'],
    [
      { or: { ...NO, and: { ...MAY_NOT, or: { ...property('project'), or: property('app') } } } },
      'Hidden until the work item has the property "gone" or (you have the project permission MAY_NOT and ' +
        '(the project has the property "gone" or the app has the property "gone")).',
    ],
    [
      { or: { ...NO, and: { ...MAY, or: { ...property('project'), or: property('app') } } } },
      'Hidden until the work item has the property "gone" or the project has the property "gone" or the app has the ' +
        'property "gone".',
    ],
  ])('names what has to change in %j', async (conditions, reason) => {
    expect(await whyConditionsHide(conditions, facts)).toBe(reason);
  });
});

describe('a condition that is not modelled', () => {
  it.each<[unknown, string]>([
    [{ isAdmin: true }, '"isAdmin"'],
    [{ or: { ...YES, issueType: 'Bug' } }, '"issueType"'],
    [{ entityPropertyEqualTo: { entity: 'issue', propertyKey: 'there', value: '1' } }, '"entityPropertyEqualTo"'],
    [{ entityPropertyExists: { entity: 'user', propertyKey: 'there' } }, '"user"'],
    [{ entityPropertyExists: { entity: 'issue', propertyKey: 'there', objectName: 'a.b' } }, '"a.b"'],
    [{ entityPropertyExists: { entity: 'issue' } }, 'entityPropertyExists'],
    [{ hasProjectPermission: ['MAY'] }, 'MAY'],
    [{ or: [YES, MAY] }, 'list'],
    [{ or: [{ and: YES }] }, 'list'],
    [{ and: true }, 'true'],
  ])('is an error, never an answer: %j', async (conditions, words) => {
    const judging = whyConditionsHide(conditions, facts);
    await expect(judging).rejects.toMatchObject({ status: 501, message: expect.stringContaining(words) });
  });
});

describe('display conditions in the simulated Jira', () => {
  const jira = createJira({ clock: new SimulatedClock('paused'), log: new RequestLog() });
  const site = createJiraSite(jira);
  const exists = (entity: string) => ({ entityPropertyExists: { entity, propertyKey: 'nps-today' } });
  const shows = async (conditions: unknown, place: { email?: string; issueKey?: string; projectKey?: string } = {}) => {
    const asked = { email: 'agent@example.com', issueKey: 'KAN-1', projectKey: 'KAN', ...place };
    return (await whyConditionsHide(conditions, conditionFacts(site, asked))) === undefined;
  };
  const put = (path: string) => {
    const scopes = ['write:jira-work', 'manage:jira-project', 'manage:jira-configuration'];
    const headers = { 'content-type': 'application/json' };
    return jira.handleAs(
      { kind: 'app', scopes },
      new Request(`https://x${path}`, { method: 'PUT', body: '1', headers }),
    );
  };

  beforeEach(() => jira.reset('guide'));

  it.each([
    ['issue', '/rest/api/3/issue/KAN-1/properties/nps-today'],
    ['project', '/rest/api/3/project/KAN/properties/nps-today'],
    ['app', '/rest/forge/1/app/properties/nps-today'],
  ])('follow whether a property exists on %s', async (entity, path) => {
    expect(await shows(exists(entity))).toBe(false);
    expect((await put(path)).status).toBe(201);
    expect(await shows(exists(entity))).toBe(true);
    const elsewhere = { issueKey: 'OPS-1', projectKey: 'OPS' };
    expect(await shows(exists(entity), elsewhere)).toBe(entity === 'app');
    const nowhere = { issueKey: undefined, projectKey: undefined };
    expect(await shows(exists(entity), nowhere)).toBe(entity === 'app');
  });

  it('follow the project permissions of the acting user', async () => {
    const condition = { hasProjectPermission: 'EDIT_ISSUES' };
    expect(await shows(condition)).toBe(true);
    expect(await shows(condition, { email: 'customer@example.com' })).toBe(false);
    expect(await shows(condition, { issueKey: undefined, projectKey: undefined })).toBe(false);
    await expect(shows({ hasProjectPermission: 'FLY' })).rejects.toThrow('Jira answered 400');
  });
});
