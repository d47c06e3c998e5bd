import { guideSettings } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { checkJql } from './check-jql';
import { saveWholeRule } from './save-whole-rule';

const fresh = () => world(guideSettings({ rules: [] }));
const scope = { campaignId: 16588, projects: 'all' as const, finishedStatuses: 'done-category' as const };

describe('JQL of a rule', () => {
  it('is fine where Jira takes it from the person and from the app', async () => {
    const { ports } = fresh();
    expect(await checkJql(ports, 'priority = High')).toEqual({ kind: 'ok', value: { kind: 'fine' } });
  });

  it('is refused in the words that Jira has for the person, else in those that it has for the app', async () => {
    const { ports } = fresh();
    ports.jqlChecks.refused.app = { 'mine = 1': 'Field mine does not exist.', 'no = 1': 'Field no does not exist.' };
    ports.jqlChecks.refused.person = { 'no = 1': 'Field no does not exist for you.' };
    const refused = async (jql: string) => (await checkJql(ports, jql)) as unknown;
    expect(await refused('mine = 1')).toMatchObject({ value: { to: 'app', errors: ['Field mine does not exist.'] } });
    expect(await refused('no = 1')).toMatchObject({
      value: { to: 'person', errors: ['Field no does not exist for you.'] },
    });
  });

  it('has no order', async () => {
    expect(await checkJql(fresh().ports, 'priority = High ORDER BY created')).toMatchObject({
      value: { kind: 'ordered' },
    });
  });

  it('is not known while Jira gives no answer', async () => {
    const { ports } = fresh();
    ports.jqlChecks.down = true;
    expect(await checkJql(ports, 'priority = High')).toEqual({ kind: 'try-later' });
  });
});

describe('a rule with JQL', () => {
  it('is saved with it, and without it again', async () => {
    const { ports, settings } = fresh();
    await saveWholeRule(ports, null, { ...scope, jql: 'priority = High', workTypes: ['10001'] });
    expect((await settings.read()).rules).toMatchObject([{ jql: 'priority = High', workTypes: ['10001'] }]);
    const [rule = null] = await ports.rules.list();
    await saveWholeRule(ports, rule, { ...scope, jql: undefined, workTypes: undefined });
    const [saved] = (await settings.read()).rules;
    expect([saved?.jql, saved?.workTypes]).toEqual([undefined, undefined]);
  });

  it('is not saved where Jira refuses it to the app, and is where Jira gives no answer', async () => {
    const { ports, settings } = fresh();
    ports.jqlChecks.refused.app = { 'no = 1': 'Field no does not exist.' };
    expect(await saveWholeRule(ports, null, { ...scope, jql: 'no = 1' })).toEqual({ kind: 'jql-wrong' });
    expect(await saveWholeRule(ports, null, { ...scope, jql: 'a = 1 order by a' })).toEqual({ kind: 'jql-wrong' });
    expect((await settings.read()).rules).toEqual([]);
    ports.jqlChecks.down = true;
    expect(await saveWholeRule(ports, null, { ...scope, jql: 'no = 1' })).toMatchObject({ kind: 'saved' });
  });
});
