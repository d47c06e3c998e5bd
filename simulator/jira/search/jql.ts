import { badRequest, notModelled, type JiraError } from '../errors';

export type JqlOperator = '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '!~' | 'in' | 'not in' | 'is' | 'is not';

export type JqlOperand =
  { kind: 'value'; text: string } | { kind: 'empty' } | { kind: 'function'; name: string; args: string[] };

export type JqlClause =
  | { kind: 'and' | 'or'; clauses: JqlClause[] }
  | { kind: 'not'; clause: JqlClause }
  | { kind: 'test'; field: string; operator: JqlOperator; operands: JqlOperand[] };

export interface JqlQuery {
  where: JqlClause | null;
  orderBy: { field: string; descending: boolean }[];
}

interface Token {
  text: string;
  kind: 'word' | 'quoted' | 'symbol' | 'end';
  line: number;
  character: number;
}

const SYMBOLS = ['!=', '!~', '>=', '<=', '&&', '||', '=', '~', '>', '<', '(', ')', ',', '!', '&', '|'];
const COMPARISONS: string[] = ['=', '!=', '>', '<', '>=', '<=', '~', '!~'];
const VALID_OPERATORS = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";
/** Tests of history, which Jira has and the simulator does not. */
const HISTORY_OPERATORS = ['was', 'changed'];

function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  while (at < jql.length) {
    const start = at;
    const character = jql[at] ?? '';
    const add = (kind: Token['kind'], text: string): void => {
      tokens.push({ kind, text, line, character: start - lineStart + 1 });
    };
    if (/\s/.test(character)) {
      at += 1;
      if (character === '\n') [line, lineStart] = [line + 1, at];
      continue;
    }
    if (character === '"' || character === "'") {
      const [text, end] = quoted(jql, at);
      add('quoted', text);
      at = end;
      continue;
    }
    const symbol = SYMBOLS.find((each) => jql.startsWith(each, at));
    if (symbol) {
      add('symbol', symbol);
      at += symbol.length;
      continue;
    }
    const word = /^[^\s"'=!<>~(),&|]+/.exec(jql.slice(at))?.[0] ?? character;
    add('word', word);
    at += word.length;
  }
  tokens.push({ kind: 'end', text: '', line, character: at - lineStart + 1 });
  return tokens;
}

function quoted(jql: string, start: number): [text: string, end: number] {
  const quote = jql[start];
  let text = '';
  for (let at = start + 1; at < jql.length; at += 1) {
    const character = jql[at] ?? '';
    if (character === '\\') text += jql[(at += 1)] ?? '';
    else if (character === quote) return [text, at + 1];
    else text += character;
  }
  throw badRequest(
    `Error in the JQL Query: The quoted string '${jql.slice(start + 1)}' has not been completed. (line 1, character ${start + 1})`,
  );
}

/**
 * Parses a query. History operators are not modelled.
 *
 * @throws JiraError 400 in Jira's words
 * @see https://support.atlassian.com/jira-software-cloud/docs/use-advanced-search-with-jira-query-language-jql/
 */
export function parseJql(jql: string): JqlQuery {
  const tokens = tokenize(jql);
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
    return badRequest(
      `Error in the JQL Query: Expecting ${expected} but got '${token.text}'. (line ${token.line}, character ${token.character})`,
    );
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
    if (peek().kind === 'end' || peek().kind === 'symbol') throw problem('a field name');
    const field = next().text;
    const operator = readOperator();
    if (operator === 'in' || operator === 'not in') return { kind: 'test', field, operator, operands: list() };
    return { kind: 'test', field, operator, operands: [operand()] };
  }

  function readOperator(): JqlOperator {
    if (peek().kind === 'symbol' && COMPARISONS.includes(peek().text)) return next().text as JqlOperator;
    if (accept('in')) return 'in';
    if (accept('is')) return accept('not') ? 'is not' : 'is';
    if (accept('not')) {
      if (accept('in')) return 'not in';
      throw problem("'IN'");
    }
    if (HISTORY_OPERATORS.some(isWord)) throw notModelled(`the JQL operator '${peek().text}'`);
    const token = peek();
    if (token.kind === 'end') throw problem('operator');
    throw badRequest(
      `Error in the JQL Query: Expecting operator but got '${token.text}'. The valid operators are ${VALID_OPERATORS}. (line ${token.line}, character ${token.character})`,
    );
  }

  function list(): JqlOperand[] {
    if (!accept('(')) return [operand()];
    const operands = [operand()];
    while (accept(',')) operands.push(operand());
    if (!accept(')')) throw problem("')' or ','");
    return operands;
  }

  function operand(): JqlOperand {
    if (peek().kind === 'end' || peek().kind === 'symbol') throw problem('either a value, list or function');
    const token = next();
    if (token.kind === 'word' && ['empty', 'null'].includes(token.text.toLowerCase())) return { kind: 'empty' };
    if (token.kind === 'word' && accept('(')) {
      const args: string[] = [];
      while (!accept(')')) {
        if (peek().kind === 'end') throw problem("')'");
        if (!accept(',')) args.push(next().text);
      }
      return { kind: 'function', name: token.text, args };
    }
    return { kind: 'value', text: token.text };
  }

  function order(): JqlQuery['orderBy'] {
    if (!accept('order')) return [];
    if (!accept('by')) throw problem("'by'");
    const fields: JqlQuery['orderBy'] = [];
    do {
      if (peek().kind === 'end' || peek().kind === 'symbol') throw problem('a field name');
      const field = next().text;
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
