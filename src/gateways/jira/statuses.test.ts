import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraStatuses } from './statuses';

function isDone(statusId: string, result: JiraResult) {
  const { call, asked } = scriptedJira(() => result);
  return jiraStatuses(call)
    .isDone(statusId)
    .then((done) => ({ done, asked: asked.length }));
}
const status = (id: string, key: string) => ok({ id, name: 'X', statusCategory: { key } });

describe('whether a status is done', () => {
  it.each([
    ['done', 'yes'],
    ['indeterminate', 'no'],
    ['new', 'no'],
    ['Done', 'no'],
  ])('is what its category %s says: %s', async (key, done) => {
    expect(await isDone('10002', status('10002', key))).toEqual({ done, asked: 1 });
  });

  it('is not known of a status that Jira found by its name', async () => {
    // A status that is called "3": Jira looks for an id first, then for a name.
    expect((await isDone('3', status('10007', 'done'))).done).toBe('unknown');
  });

  it.each(['Done', '10002a', 'a10002', '-1', '', '1 0', '../field'])(
    'is not asked for by the name %p',
    async (name) => {
      expect(await isDone(name, status(name, 'done'))).toEqual({ done: 'unknown', asked: 0 });
    },
  );

  it.each([
    ['refused', refused(404)],
    ['throttled', rateLimited],
    ['down', transient],
    ['without a category', ok({ id: '10002' })],
    ['not understood', ok('yes')],
  ])('is not guessed: %s', async (_how, result) => expect((await isDone('10002', result)).done).toBe('unknown'));
});
