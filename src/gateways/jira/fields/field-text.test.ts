import { textKindOf, textsOf } from './field-text';

// The shapes of Jira's own examples: https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/
const SELF = 'https://site.example/rest/api/3/x/1';
const PERSON = {
  self: SELF,
  accountId: 'acc-7',
  displayName: 'Ben Agent',
  emailAddress: 'ben@example.com',
  active: true,
};
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

describe('the texts of a field', () => {
  it.each<[string, unknown, string[]]>([
    ['a text', ' Gold ', ['Gold']],
    ['a number', 4.5, ['4.5']],
    ['nought', 0, ['0']],
    ['a date', '2026-11-30', ['2026-11-30']],
    ['labels', ['vip', 'eu'], ['vip', 'eu']],
    ['an option', { self: SELF, value: 'Enterprise', id: '10020' }, ['Enterprise']],
    [
      'several options',
      [
        { value: 'A', id: '1' },
        { value: 'B', id: '2' },
      ],
      ['A', 'B'],
    ],
    ['a cascading option', { value: 'Denmark', id: '1', child: { value: 'Aarhus', id: '2' } }, ['Denmark > Aarhus']],
    ['a cascading option without its second part', { value: 'Denmark', id: '1' }, ['Denmark']],
    ['a person, by name alone', PERSON, ['Ben Agent']],
    ['several people', [PERSON, { ...PERSON, displayName: 'Ann' }], ['Ben Agent', 'Ann']],
    ['a priority', { self: SELF, name: 'High', id: '2', iconUrl: 'x' }, ['High']],
    ['organisations', [{ id: '1', name: 'Acme', _links: {} }], ['Acme']],
    ['a request type', { requestType: { id: '1', name: 'Get IT help' }, currentStatus: {} }, ['Get IT help']],
    ['rich text', { type: 'doc', version: 1, content: [paragraph('One'), paragraph('Two')] }, ['One\n\nTwo']],
    ['nothing', null, []],
    ['an empty list', [], []],
    ['blanks', '  ', []],
    ['what has no words', { votes: 3, self: SELF }, []],
    ['an attachment', [{ filename: 'a.png', author: PERSON }], []],
  ])('of %s', (_what, value, texts) => {
    expect(textsOf(value)).toEqual(texts);
  });
});

describe('whether a field can go along', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'array', items: 'option' }, 'text'],
    [{ type: 'array', items: 'string' }, 'text'],
    [{ type: 'user' }, 'person'],
    [{ type: 'array', items: 'user' }, 'person'],
    [
      {
        type: 'array',
        items: 'sd-customerorganization',
        custom: 'com.atlassian.servicedesk:sd-customer-organizations',
      },
      'organization',
    ],
    [{ type: 'array', items: 'attachment' }, 'none'],
    [{ type: 'comments-page' }, 'none'],
    [{ type: 'votes' }, 'none'],
    [{ type: 'any', custom: 'com.atlassian.jira.plugins.cmdb:cmdb-object-cftype' }, 'none'],
    [{}, 'none'],
  ])('%j: %s', (schema, kind) => {
    expect(textKindOf(schema)).toBe(kind);
  });
});
