/** Atlassian's own parser of JQL, as its screens use it, judges ours: both accept the same queries and read the same in them. */
import { JastBuilder, type Argument, type Clause, type Operand } from '@atlaskit/jql-ast';
import fc from 'fast-check';
import { JiraError } from '../errors';
import { parseJql, type JqlClause, type JqlOperand } from './jql';

/** What was read, each in brackets; undefined where the query is refused. */
type Reading = string | undefined;

const lower = (text: string | undefined): string => (text ?? '').toLowerCase();
const joined = (operator: string, parts: string[]): string => `(${parts.join(` ${operator} `)})`;

function theirs(jql: string): Reading {
  // A builder reads the same query only once.
  const { query, errors } = new JastBuilder().build(jql);
  if (errors.length > 0 || !query) return undefined;
  const order = query.orderBy?.fields.map(({ field, direction }) => [field.value, lower(direction?.value) === 'desc']);
  return JSON.stringify([query.where ? theirClause(query.where) : null, order ?? []]);
}

function theirClause(clause: Clause): string {
  switch (clause.clauseType) {
    case 'compound':
      return joined(clause.operator.value, clause.clauses.map(theirClause));
    case 'not':
      return `not ${theirClause(clause.clause)}`;
    case 'terminal': {
      if (lower(clause.operator?.value) !== 'changed') break;
      const said = clause.predicates.map(
        ({ operator, operand }) => `${lower(operator.value)} ${operand ? theirOperand(operand) : '?'}`,
      );
      return joined('changed', [clause.field.value, said.join()]);
    }
  }
  return joined(lower(clause.operator?.value), [
    clause.field.value,
    clause.operand ? theirOperand(clause.operand) : '?',
  ]);
}

function theirOperand(operand: Operand): string {
  switch (operand.operandType) {
    case 'keyword':
      return 'EMPTY';
    case 'function':
      return `${operand.function.value}(${operand.arguments.map((each: Argument) => each.value).join()})`;
    case 'list':
      return operand.values.map(theirOperand).join();
    default:
      return JSON.stringify(operand.value);
  }
}

function ours(jql: string): Reading {
  try {
    const { where, orderBy } = parseJql(jql);
    return JSON.stringify([where && ourClause(where), orderBy.map(({ field, descending }) => [field, descending])]);
  } catch (error) {
    if (error instanceof JiraError) return undefined;
    throw error;
  }
}

function ourClause(clause: JqlClause): string {
  switch (clause.kind) {
    case 'not':
      return `not ${ourClause(clause.clause)}`;
    case 'test':
      return joined(clause.operator, [clause.field, clause.operands.map(ourOperand).join()]);
    case 'changed': {
      const said = clause.predicates.map(({ operator, operands }) => `${operator} ${operands.map(ourOperand).join()}`);
      return joined('changed', [clause.field, said.join()]);
    }
    default:
      return joined(clause.kind, clause.clauses.map(ourClause));
  }
}

function ourOperand(operand: JqlOperand): string {
  if (operand.kind === 'empty') return 'EMPTY';
  return operand.kind === 'function' ? `${operand.name}(${operand.args.join()})` : JSON.stringify(operand.text);
}

const field = fc.constantFrom('project', 'KEY', '"NPS Rating"', "'a b'", 'cf[10091]', 'customfield_1', 'a.b', 'x-1');
const value = fc.constantFrom(
  ...['KAN', 'KAN-1', 'Done', '"In Review"', "'x y'", '5', '-5d', '2026-01-01', '1.5', 'a:b', 'å', '""', '"a\\"b"'],
  ...['currentUser()', 'startOfDay(-1)', 'f("a b", 2)'],
);
const list = fc
  .array(fc.oneof(value, fc.constantFrom('EMPTY', 'null')), { minLength: 1, maxLength: 3 })
  .map((values) => `(${values.join(', ')})`);
const spaced = <T>(parts: fc.Arbitrary<T>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((each) => each.join(' '));
const predicates = fc
  .array(spaced([fc.constantFrom('to', 'FROM', 'after', 'Before'), fc.oneof(value, list)]), { maxLength: 3 })
  .map((each) => each.join(' '));
const test = fc.oneof(
  spaced([field, fc.constantFrom('=', '!=', '<', '>', '<=', '>=', '~', '!~'), value]),
  spaced([field, fc.constantFrom('in', 'NOT IN', 'not  in'), list]),
  spaced([field, fc.constantFrom('is', 'IS NOT'), fc.constantFrom('empty', 'NULL')]),
  spaced([field, fc.constant('CHANGED'), predicates]),
);
const { clause } = fc.letrec<{ clause: string }>((tie) => ({
  clause: fc.oneof(
    { maxDepth: 4 },
    test,
    spaced([tie('clause'), fc.constantFrom('and', 'OR', '&&', '||', '&', '|'), tie('clause')]),
    tie('clause').map((each) => `(${each})`),
    spaced([fc.constantFrom('not', 'NOT', '!'), tie('clause')]),
  ),
}));
const order = fc
  .array(spaced([field, fc.constantFrom('', 'asc', 'DESC')]), { minLength: 1, maxLength: 3 })
  .map((fields) => `order by ${fields.join(', ')}`);

/** Anything in any order; without `is` and EMPTY, which ours judges only when it knows the field. */
const jumble = fc
  .array(
    fc.oneof(
      { arbitrary: field, weight: 3 },
      { arbitrary: value, weight: 3 },
      fc.constantFrom(
        '=',
        '!=',
        '>=',
        '~',
        'in',
        'not in',
        'and',
        'or',
        'not',
        '!',
        '(',
        ')',
        ',',
        'order by',
        'desc',
        'by',
      ),
      fc.constantFrom(
        'select',
        'user',
        'a@b',
        '[',
        ']',
        'a/b',
        '*',
        '?',
        '"a\\q"',
        '"open',
        'f(1 2)',
        'f(1,)',
        '{',
        '+1',
      ),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(' '));

const agree = (jql: string): void => expect(`${jql}: ${ours(jql)}`).toBe(`${jql}: ${theirs(jql)}`);

agreeOn('what is right is read alike', fc.oneof(clause, spaced([clause, order]), order), 300);
agreeOn('what is jumbled is refused alike, or read alike', jumble, 700);

function agreeOn(name: string, queries: fc.Arbitrary<string>, numRuns: number): void {
  it(name, () => fc.assert(fc.property(queries, agree), { numRuns }));
}

it.each([
  'project in KAN',
  'reporter = a@example.com',
  'x = cf[1]',
  'update = 1',
  'x = f(1 2)',
  'x = "a\\q"',
  'x = and',
])('%s is refused by both', (jql) => {
  expect(theirs(jql)).toBeUndefined();
  expect(ours(jql)).toBeUndefined();
});
