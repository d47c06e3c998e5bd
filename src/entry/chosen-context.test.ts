import { chosenIn } from './chosen-context';

const chosen = (extension: object) => chosenIn({ accountId: 'alice', extension })?.chosen;
const items = (...idsOrKeys: string[]) => ({ kind: 'items', idsOrKeys });

it.each([
  ['the work item whose menu was opened', { issue: { id: '10002', key: 'KAN-2' } }, items('10002')],
  ['keys as a list', { issueKeys: ['KAN-1', 'KAN-2', 'KAN-1'], jql: 'project = KAN' }, items('KAN-1', 'KAN-2')],
  ['keys as one text', { issueKeys: 'KAN-1, KAN-2' }, items('KAN-1', 'KAN-2')],
  [
    'a search where nothing is selected',
    { issueKeys: [], jql: ' project = KAN ' },
    { kind: 'search', jql: 'project = KAN' },
  ],
  ['a search where the selection is empty text', { issueKeys: '', jql: 'a = b' }, { kind: 'search', jql: 'a = b' }],
  ['a filter, by text', { filterId: '10010' }, { kind: 'search', jql: 'filter = 10010' }],
  ['a filter, by number', { jql: '', filterId: 10010 }, { kind: 'search', jql: 'filter = 10010' }],
  ['nothing', {}, { kind: 'nothing' }],
  ['nothing that can be read', { issueKeys: { 0: 'KAN-1' }, jql: 7, filterId: '1 OR 1=1' }, { kind: 'nothing' }],
])('takes %s', (_what, extension, expected) => {
  expect(chosen(extension)).toEqual(expected);
});

it('says who chose, and nothing of a context that is none', () => {
  expect(chosenIn({ accountId: 'alice', extension: {} })?.accountId).toBe('alice');
  expect(chosenIn({})).toBeUndefined();
});
