import { evaluateFilter } from './filter-expression';

const event = {
  changelog: { items: [{ field: 'status', to: '3' }, { field: 'summary' }] },
  issue: { key: 'KAN-1', fields: { points: 5, done: true } },
};

it.each([
  ["event.changelog.items.filter(item => item.field == 'status').length > 0", true],
  ["event.changelog.items.filter(item => item.field == 'priority').length > 0", false],
  ["event.changelog.items.some(i => i.field == 'summary')", true],
  ["event.changelog.items.map(i => i.field).includes('summary')", true],
  ["event.issue.key == 'KAN-1' && event.issue.fields.points >= 5", true],
  ["event.issue.key != 'KAN-1' || !event.issue.fields.done", false],
  ['event.changelog.items[0].to == "3"', true],
  ['event.issue.fields?.assignee == null', true],
  ['(1 < 2) && !(2 <= 1)', true],
])('the filter %s is %s', (expression, expected) => {
  expect(evaluateFilter(expression, event)).toBe(expected);
});

it.each([
  ['event.missing == 1', 'Property "missing" does not exist.'],
  ["event.changelog.items.some(i => i.to == '9')", 'Property "to" does not exist.'],
  ['event.issue.key', 'must evaluate to a Boolean'],
  ['event.issue.fields.points > "4"', 'different types'],
  ['event.issue.key.matches("x")', 'Unknown method "matches"'],
  ['let a = 1; a == 1', 'Unknown syntax'],
  ['event.issue.key == ', 'Unknown syntax at "the end"'],
  ['other == 1', 'Unknown variable "other"'],
  ['1 == 1 1', 'Unknown syntax at "1"'],
  ['1 === 1', 'Unknown syntax at "1 === 1"'],
  ['1 == 1 == true', 'Unknown syntax'],
  ['true || 1 + 1 == 2', 'Unknown syntax at "1 + 1'],
  ['true ? true : false', 'Unknown syntax'],
  ['true || event["issue"] ?? true', 'Unknown syntax'],
  ['[1].includes(1)', 'Unknown syntax at "[1]'],
  ['`a` == "a"', 'Unknown syntax'],
  ['/a/.test("a")', 'Unknown syntax at "/a/'],
  ['event.issue = true', 'Unknown syntax'],
  ['event.changelog.items.some((item, index) => true)', 'Unknown syntax at "(item, index)'],
  ['event.changelog.items.some(item => { return true; })', 'Unknown syntax at "{ return'],
  ['event.changelog.items.some(({ field }) => true)', 'Unknown syntax at "({ field })'],
  ['event.changelog?.["items"] == null', 'Unknown syntax'],
  ['process.exit() == null', 'Unknown variable "process"'],
  ['constructor == null', 'Unknown variable "constructor"'],
  ['event.constructor == null', 'Property "constructor" does not exist.'],
])('the filter %s is an error', (expression, message) => {
  expect(() => evaluateFilter(expression, event)).toThrow(message);
});
