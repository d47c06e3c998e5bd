import { badRequest, type JiraError } from '../errors';

export interface Token {
  text: string;
  kind: 'word' | 'quoted' | 'symbol' | 'end';
  line: number;
  character: number;
}

type Place = Pick<Token, 'line' | 'character'>;

const SYMBOLS = ['!=', '!~', '>=', '<=', '&&', '||', '=', '~', '>', '<', '(', ')', ',', '!', '&', '|'];
/** A plain word; a field may also be `cf[10091]` or a property, `issue.property[key].path`. */
const WORD = /^(?:[\w.]+\[[^\]\s]*\](?:\.[\w.]+)?|[^\s"'=!<>~(),&|{}*/%+^$#@?;[\]]+)/;
const ESCAPES: Record<string, string> = { t: '\t', n: '\n', r: '\r', "'": "'", '"': '"', '\\': '\\', ' ': ' ' };

/** @see https://support.atlassian.com/jira-software-cloud/docs/what-is-advanced-search-in-jira-cloud/ (reserved words) */
const RESERVED = new Set(
  `
    abort access add after alias alter and any as asc audit avg before begin between boolean break by byte catch
    cf char character check checkpoint collate collation column commit connect continue count create current date
    decimal declare decrement default defaults define delete delimiter desc difference distinct divide do double
    drop else empty encoding end equals escape exclusive exec execute exists explain false fetch field file first
    float for from function go goto grant greater group having identified if immediate in increment index initial
    inner inout input insert int integer intersect intersection into is isempty isnull join last left less like
    limit lock long max min minus mode modify modulo more multiply next noaudit not notin nowait null number
    object of on option or order outer output power previous prior privileges public raise raw remainder rename
    resource return returns revoke right row rowid rownum rows select session set share size sqrt start strict
    string subtract sum synonym table then to trans transaction trigger true uid union unique update user validate
    values view was when whenever where while with
  `
    .trim()
    .split(/\s+/),
);

export function isReserved(word: string): boolean {
  return RESERVED.has(word.toLowerCase());
}

/** A query that cannot be read, in Jira's form. */
export function badQuery(message: string, { line, character }: Place): JiraError {
  return badRequest(`Error in the JQL Query: ${message} (line ${line}, character ${character})`);
}

/** @see https://support.atlassian.com/jira-software-cloud/docs/what-is-advanced-search-in-jira-cloud/ (reserved characters) */
export function reservedCharacter(character: string, place: Place): JiraError {
  const code = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return badQuery(
    `The character '${character}' is a reserved JQL character. You must enclose it in a string or use the escape '${code}' instead.`,
    place,
  );
}

/**
 * What a query is made of, with an end.
 *
 * @throws JiraError 400 in Jira's words
 */
export function tokenise(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  while (at < jql.length) {
    const start = at;
    const character = jql[at] ?? '';
    const place = { line, character: start - lineStart + 1 };
    const add = (kind: Token['kind'], text: string, length: number): void => {
      tokens.push({ kind, text, ...place });
      at += length;
    };
    if (/\s/.test(character)) {
      at += 1;
      if (character === '\n') [line, lineStart] = [line + 1, at];
      continue;
    }
    if (character === '"' || character === "'") {
      const { text, length } = quoted(jql, start, place);
      add('quoted', text, length);
      continue;
    }
    const symbol = SYMBOLS.find((each) => jql.startsWith(each, at));
    if (symbol) {
      add('symbol', symbol, symbol.length);
      continue;
    }
    const word = WORD.exec(jql.slice(at))?.[0];
    if (word === undefined) throw reservedCharacter(character, place);
    add('word', word, word.length);
  }
  tokens.push({ kind: 'end', text: '', line, character: at - lineStart + 1 });
  return tokens;
}

function quoted(jql: string, start: number, place: Place): { text: string; length: number } {
  const quote = jql[start];
  let text = '';
  for (let at = start + 1; at < jql.length; at += 1) {
    const character = jql[at] ?? '';
    if (character === quote) return { text, length: at + 1 - start };
    if (character !== '\\') {
      text += character;
      continue;
    }
    const unicode = /^u([0-9a-f]{4})/i.exec(jql.slice(at + 1));
    const escaped = unicode?.[1] ? String.fromCharCode(parseInt(unicode[1], 16)) : ESCAPES[jql[at + 1] ?? ''];
    if (escaped === undefined) {
      throw badQuery(
        `'${jql.slice(at, at + 2)}' is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.`,
        place,
      );
    }
    text += escaped;
    at += unicode ? 5 : 1;
  }
  throw badQuery(`The quoted string '${jql.slice(start + 1)}' has not been completed.`, place);
}
