import { badRequest, JiraError, notModelled, UnknownField } from '../errors';
import { parseJql, type JqlClause, type JqlOperand, type JqlOperator, type JqlQuery } from './jql';
import { jqlField, type Comparable, type JqlField } from './jql-fields';
import type { Caller } from '../permissions/permissions';
import { must, type Site, type WorkItem } from '../state';

type Test = (item: WorkItem) => boolean;

/** What a negation turns an operator into: `NOT a = b` is `a != b`, so it leaves out empty values too. */
const OPPOSITE: Record<JqlOperator, JqlOperator> = {
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '<': '>=',
  '>=': '<',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

function containsText(haystack: Comparable, needle: Comparable): boolean {
  const words = (value: Comparable): string[] =>
    String(value)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+\*?/gu) ?? [];
  const present = words(String(haystack).replaceAll('*', ' '));
  return words(needle).every((word) =>
    word.endsWith('*') ? present.some((each) => each.startsWith(word.slice(0, -1))) : present.includes(word),
  );
}

function compare(operator: JqlOperator, actual: Comparable, wanted: Comparable): boolean {
  switch (operator) {
    case '>':
      return actual > wanted;
    case '<':
      return actual < wanted;
    case '>=':
      return actual >= wanted;
    case '<=':
      return actual <= wanted;
    case '~':
      return containsText(actual, wanted);
    default:
      return typeof actual === 'string' && typeof wanted === 'string'
        ? actual.toLowerCase() === wanted.toLowerCase()
        : actual === wanted;
  }
}

/** Whether an operand stands for "nothing": `EMPTY`, or `Unresolved` as a resolution. */
function meansEmpty(field: string, operand: JqlOperand): boolean {
  if (operand.kind === 'empty') return true;
  return (
    operand.kind === 'value' && field.toLowerCase() === 'resolution' && operand.text.toLowerCase() === 'unresolved'
  );
}

function fieldTest(field: JqlField, name: string, operator: JqlOperator, operands: JqlOperand[]): Test {
  const written = operator.toUpperCase();
  if (!field.operators.includes(operator)) {
    throw badRequest(`The operator '${written}' is not supported by the '${name}' field.`);
  }
  const empty = operands.some((each) => meansEmpty(name, each));
  if (operator === 'is' || operator === 'is not') {
    if (!empty) throw badRequest(`The '${written}' operator only supports 'EMPTY' and 'NULL' as operands.`);
    return (item) => (field.values(item).length === 0) === (operator === 'is');
  }
  const wanted = operands.flatMap((each) =>
    each.kind === 'empty' || meansEmpty(name, each) ? [] : field.operand(each),
  );
  if (empty && !['=', '!=', 'in', 'not in'].includes(operator)) {
    throw badRequest(`The operator '${written}' does not support searching for an empty value.`);
  }
  const negative = operator === '!=' || operator === 'not in' || operator === '!~';
  const positive = negative ? OPPOSITE[operator] : operator;
  return (item) => {
    const actual = field.values(item);
    if (actual.length === 0) return empty && !negative;
    const hit = actual.some((value) => wanted.some((each) => compare(positive, value, each)));
    return negative ? !hit : hit;
  };
}

/** Whether one change in the history of the status fulfils all of the predicates. */
function changedTest(site: Site, caller: Caller, { field: name, predicates }: JqlClause & { kind: 'changed' }): Test {
  if (name.toLowerCase() !== 'status') throw notModelled(`CHANGED with the field '${name}'`);
  const field = (each: string): JqlField => must(jqlField(site, caller, each), each);
  const tests = predicates.map(({ operator, operands }) => {
    const isTime = operator === 'after' || operator === 'before';
    const wanted = operands.flatMap((each) => {
      if (each.kind === 'empty') throw notModelled('CHANGED with an empty value');
      return field(isTime ? 'updated' : 'status').operand(each);
    });
    const time = Number(wanted[0]);
    return (at: number, from: string | null, to: string | null): boolean => {
      if (operator === 'after') return at > time;
      if (operator === 'before') return at < time;
      return wanted.includes((operator === 'to' ? to : from) ?? '');
    };
  });
  return ({ changelog }) =>
    changelog.some(({ created, items }) =>
      items.some(({ fieldId, from, to }) => fieldId === 'status' && tests.every((test) => test(created, from, to))),
    );
}

/** A saved filter is what its own query finds for whoever asks: only its owner's are modelled, by id. */
function filterTest(site: Site, caller: Caller, clause: JqlClause & { kind: 'test' }, negated: boolean): Test {
  const [operand, ...more] = clause.operands;
  if (clause.operator !== '=' || operand?.kind !== 'value' || more.length > 0) throw notModelled('JQL with filters');
  const filter = site.filters.get(operand.text);
  if (!filter || filter.ownerId !== caller.user?.accountId)
    throw badRequest(`A value with ID '${operand.text}' does not exist for the field 'filter'.`);
  const { where } = parseJql(filter.jql);
  return where ? clauseTest(site, caller, where, negated) : () => !negated;
}

function clauseTest(site: Site, caller: Caller, clause: JqlClause, negated: boolean): Test {
  switch (clause.kind) {
    case 'not':
      return clauseTest(site, caller, clause.clause, !negated);
    case 'changed':
      if (negated) throw notModelled('a negation of CHANGED');
      return changedTest(site, caller, clause);
    case 'test': {
      if (clause.field.toLowerCase() === 'filter') return filterTest(site, caller, clause, negated);
      const field = jqlField(site, caller, clause.field);
      if (!field) {
        throw new UnknownField(clause.field);
      }
      const operator = negated ? OPPOSITE[clause.operator] : clause.operator;
      return fieldTest(field, clause.field, operator, clause.operands);
    }
    default: {
      const tests = clause.clauses.map((each) => clauseTest(site, caller, each, negated));
      const all = (clause.kind === 'and') !== negated;
      return (item) => (all ? tests.every((test) => test(item)) : tests.some((test) => test(item)));
    }
  }
}

function ordering(site: Site, caller: Caller, orderBy: JqlQuery['orderBy']): (a: WorkItem, b: WorkItem) => number {
  const keys = orderBy.map(({ field: name, descending }) => {
    const field = jqlField(site, caller, name);
    if (!field) throw new UnknownField(name);
    const value = (item: WorkItem): Comparable | undefined => (field.sort ? field.sort(item) : field.values(item)[0]);
    return { value, sign: descending ? -1 : 1 };
  });
  return (a, b) => {
    for (const { value, sign } of keys) {
      const left = value(a);
      const right = value(b);
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      return (left < right ? -1 : 1) * sign;
    }
    return Number(b.id) - Number(a.id);
  };
}

/** A query ready to run: which items match, in which order. */
export interface CompiledJql {
  matches(item: WorkItem): boolean;
  order(a: WorkItem, b: WorkItem): number;
}

/**
 * Compiles a query that restricts something.
 *
 * @throws JiraError 400 for unbounded queries, unknown fields, values and operators
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 */
export function compileJql(site: Site, caller: Caller, jql: string): CompiledJql {
  const query = parseJql(jql);
  if (!query.where) {
    throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  }
  return { matches: clauseTest(site, caller, query.where, false), order: ordering(site, caller, query.orderBy) };
}

/**
 * What is wrong with a query for this caller, in Jira's words; nothing where it could be run. Queries that restrict nothing
 * are fine here.
 *
 * @throws JiraError 501 for what is not modelled
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-parse-post
 */
export function validateJql(site: Site, caller: Caller, jql: string): { errors: string[] } | { query: JqlQuery } {
  try {
    const query = parseJql(jql);
    if (query.where) clauseTest(site, caller, query.where, false);
    ordering(site, caller, query.orderBy);
    return { query };
  } catch (error) {
    if (!(error instanceof JiraError) || error.status !== 400) throw error;
    return { errors: (error.body as { errorMessages: string[] }).errorMessages };
  }
}
