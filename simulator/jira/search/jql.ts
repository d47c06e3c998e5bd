import { badRequest, notModelled, type JiraError } from '../errors';
import { badQuery, isReserved, reservedCharacter, tokenise, type Token } from './jql-tokens';

export type JqlOperator = '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '!~' | 'in' | 'not in' | 'is' | 'is not';

export type JqlOperand =
  { kind: 'value'; text: string } | { kind: 'empty' } | { kind: 'function'; name: string; args: string[] };

export type JqlClause =
  | { kind: 'and' | 'or'; clauses: JqlClause[] }
  | { kind: 'not'; clause: JqlClause }
  | { kind: 'test'; field: string; operator: JqlOperator; operands: JqlOperand[] }
  | { kind: 'changed'; field: string; predicates: JqlPredicate[] };

/** What must be true of one change in the history of a field. */
export interface JqlPredicate {
  operator: 'from' | 'to' | 'after' | 'before';
  operands: JqlOperand[];
}

export interface JqlQuery {
  where: JqlClause | null;
  orderBy: { field: string; descending: boolean }[];
}

const COMPARISONS: string[] = ['=', '!=', '>', '<', '>=', '<=', '~', '!~'];
const VALID_OPERATORS = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";
/** What Jira has and the simulator does not. */
const OTHER_OPERATORS = ['was'];
const PREDICATES = ['from', 'to', 'after', 'before'] as const;
const OTHER_PREDICATES = ['by', 'during', 'on'];

/**
 * Parses a query. Of the history operators `CHANGED` alone is modelled, with some of its predicates.
 *
 * @throws JiraError 400 in Jira's words
 * @see https://support.atlassian.com/jira-software-cloud/docs/use-advanced-search-with-jira-query-language-jql/
 */
export function parseJql(jql: string): JqlQuery {
  const tokens = tokenise(jql);
  let position = 0;
  const peek = (): Token => tokens[Math.min(position, tokens.length - 1)] as Token;
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const isWord = (word: string): boolean => peek().kind === 'word' && peek().text.toLowerCase() === word;
  const accept = (...options: string[]): boolean => {
    const hit = options.some((each) => isWord(each) || (peek().kind === 'symbol' && peek().text === each));
    if (hit) position += 1;
    return hit;
  };
  const problem = (expected: string): JiraError => {
    const token = peek();
    if (token.kind === 'end')
      return badRequest(`Error in the JQL Query: Expecting ${expected} before the end of the query.`);
    return badQuery(`Expecting ${expected} but got '${token.text}'.`, token);
  };

  function either(): JqlClause {
    const clauses = [both()];
    while (accept('or', '||', '|')) clauses.push(both());
    return clauses.length === 1 ? (clauses[0] as JqlClause) : { kind: 'or', clauses };
  }

  function both(): JqlClause {
    const clauses = [single()];
    while (accept('and', '&&', '&')) clauses.push(single());
    return clauses.length === 1 ? (clauses[0] as JqlClause) : { kind: 'and', clauses };
  }

  function single(): JqlClause {
    if (accept('not', '!')) return { kind: 'not', clause: single() };
    if (accept('(')) {
      const inner = either();
      if (!accept(')')) throw problem("')'");
      return inner;
    }
    return test();
  }

  function test(): JqlClause {
    const field = name('a field name', 'field').text;
    if (accept('changed')) return { kind: 'changed', field, predicates: predicates(field) };
    const operator = readOperator();
    if (operator === 'in' || operator === 'not in') {
      return { kind: 'test', field, operator, operands: list(field, operator) };
    }
    return { kind: 'test', field, operator, operands: [operand()] };
  }

  function predicates(field: string): JqlPredicate[] {
    const operator = PREDICATES.find(isWord);
    if (OTHER_PREDICATES.some(isWord)) throw notModelled(`the JQL predicate '${peek().text}'`);
    if (!operator) return [];
    next();
    const isList = peek().kind === 'symbol' && peek().text === '(';
    const operands = isList ? list(field, 'in') : [operand()];
    return [{ operator, operands }, ...predicates(field)];
  }

  function readOperator(): JqlOperator {
    if (peek().kind === 'symbol' && COMPARISONS.includes(peek().text)) return next().text as JqlOperator;
    if (accept('in')) return 'in';
    if (accept('is')) return accept('not') ? 'is not' : 'is';
    if (accept('not')) {
      if (accept('in')) return 'not in';
      throw problem("'IN'");
    }
    if (OTHER_OPERATORS.some(isWord)) throw notModelled(`the JQL operator '${peek().text}'`);
    const token = peek();
    if (token.kind === 'end') throw problem('operator');
    throw badQuery(`Expecting operator but got '${token.text}'. The valid operators are ${VALID_OPERATORS}.`, token);
  }

  function list(field: string, operator: JqlOperator): JqlOperand[] {
    if (!accept('(')) {
      const only = operand();
      if (only.kind === 'function') return [only];
      const given = only.kind === 'value' ? only.text : 'EMPTY';
      throw badRequest(
        `The operator '${operator}' does not support the non-list value '${given}' provided for the field '${field}'.`,
      );
    }
    const operands = [operand()];
    while (accept(',')) operands.push(operand());
    if (!accept(')')) throw problem("')' or ','");
    return operands;
  }

  function operand(): JqlOperand {
    const expected = 'either a value, list or function';
    if (isWord('empty') || isWord('null')) {
      next();
      return { kind: 'empty' };
    }
    const token = name(expected, 'value');
    if (token.kind === 'word' && accept('(')) return { kind: 'function', name: token.text, args: args() };
    return { kind: 'value', text: token.text };
  }

  function args(): string[] {
    const given: string[] = [];
    if (accept(')')) return given;
    do given.push(name('an argument', 'value').text);
    while (accept(','));
    if (!accept(')')) throw problem("')' or ','");
    return given;
  }

  /** A word that is free to be used, or any text in quotation marks. */
  function name(expected: string, as: 'field' | 'value'): Token {
    const token = peek();
    if (token.kind === 'end' || token.kind === 'symbol') throw problem(expected);
    const bracket = as === 'value' && token.kind === 'word' ? token.text.indexOf('[') : -1;
    if (bracket >= 0) throw reservedCharacter('[', { ...token, character: token.character + bracket });
    if (token.kind === 'word' && isReserved(token.text)) {
      throw badQuery(
        `'${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`,
        token,
      );
    }
    return next();
  }

  function order(): JqlQuery['orderBy'] {
    if (!accept('order')) return [];
    if (!accept('by')) throw problem("'by'");
    const fields: JqlQuery['orderBy'] = [];
    do {
      const field = name('a field name', 'field').text;
      const descending = accept('desc');
      if (!descending) accept('asc');
      fields.push({ field, descending });
    } while (accept(','));
    return fields;
  }

  const where = peek().kind === 'end' || isWord('order') ? null : either();
  const orderBy = order();
  if (peek().kind !== 'end') throw problem("either 'OR' or 'AND'");
  return { where, orderBy };
}
