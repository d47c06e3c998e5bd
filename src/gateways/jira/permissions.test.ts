import type { CallJira, JiraResult } from './call';
import { jiraPermissions } from './permissions';

/** Jira that answers this, with the paths it was asked for. */
function answering(result: JiraResult) {
  const asked: URLSearchParams[] = [];
  const call: CallJira = async (path) => {
    asked.push(new URLSearchParams((path as unknown as { value: string }).value.split('?')[1]));
    return result;
  };
  return { permissions: jiraPermissions(call), asked };
}

const holding = (held: Record<string, boolean>): JiraResult => ({
  kind: 'ok',
  body: { permissions: Object.fromEntries(Object.entries(held).map(([key, have]) => [key, { havePermission: have }])) },
});
const refused: JiraResult = { kind: 'refused', status: 404, errors: {}, messages: [] };
const silent: JiraResult[] = [
  { kind: 'transient', status: 0 },
  { kind: 'transient', status: 503 },
  { kind: 'rate-limited', until: 1 },
];
/** Nothing in these says what anybody may do; nothing is granted then. */
const meaningless = [undefined, null, 'yes', {}, { permissions: 1 }].map((body): JiraResult => ({ kind: 'ok', body }));

describe('whether somebody administers Jira', () => {
  const isAdmin = (result: JiraResult) => answering(result).permissions.isAdmin();

  it('is what Jira says, and no guess while it says nothing', async () => {
    expect(await isAdmin(holding({ ADMINISTER: true }))).toBe('yes');
    expect(await isAdmin(holding({ ADMINISTER: false }))).toBe('no');
    expect(await isAdmin(holding({ BROWSE_PROJECTS: true, EDIT_ISSUES: true }))).toBe('no');
    expect(await isAdmin(refused)).toBe('no');
    expect(await isAdmin(holding({}))).toBe('no');
    for (const result of [...silent, ...meaningless]) expect(await isAdmin(result)).toBe('unknown');
  });

  it('is asked for by its name', async () => {
    const { permissions, asked } = answering(refused);
    await permissions.isAdmin();
    expect(asked.map((query) => query.get('permissions'))).toEqual(['ADMINISTER']);
  });
});

describe.each([
  ['a work item', 'issueId', (result: JiraResult) => answering(result).permissions.onWorkItem('10002')],
  ['a project', 'projectId', (result: JiraResult) => answering(result).permissions.inProject('10002')],
])('what somebody may do with %s', (_what, parameter, access) => {
  it.each([
    [{ BROWSE_PROJECTS: true, EDIT_ISSUES: true }, 'edit'],
    [{ BROWSE_PROJECTS: true, EDIT_ISSUES: false }, 'see'],
    [{ BROWSE_PROJECTS: true }, 'see'],
    [{ BROWSE_PROJECTS: false, EDIT_ISSUES: true }, 'none'],
    [{ EDIT_ISSUES: true }, 'none'],
    [{ ADMINISTER: true }, 'none'],
  ])('is with %p: %s', async (held, expected) => {
    expect(await access(holding(held as Record<string, boolean>))).toBe(expected);
  });

  it('is nothing where Jira does not show it, and not known while Jira does not answer', async () => {
    expect(await access(refused)).toBe('none');
    expect(await access(holding({}))).toBe('none');
    for (const result of [...silent, ...meaningless]) expect(await access(result)).toBe('unknown');
  });

  it('is asked for this one, browsing included', async () => {
    const { permissions, asked } = answering(refused);
    await (parameter === 'issueId' ? permissions.onWorkItem('10002') : permissions.inProject('10002'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.get(parameter)).toBe('10002');
    expect(asked[0]?.get('permissions')?.split(',').sort()).toEqual(['BROWSE_PROJECTS', 'EDIT_ISSUES']);
  });
});
