/**
 * The part of Jira expressions that event filters commonly use: literals, property and index access (also `?.`),
 * comparison, `&&`, `||`, `!`, parentheses, list methods with arrow functions, `length`. Anything else is an
 * error, as on the platform, and so is a property that the event does not have.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/#expressions-language
 */
export function evaluateFilter(expression: string, event: unknown): boolean {
  const result = parseExpression(expression)({ event });
  if (typeof result !== 'boolean') throw new Error(`The expression must evaluate to a Boolean, not ${typeof result}.`);
  return result;
}

type Scope = Record<string, unknown>;
type Evaluate = (scope: Scope) => unknown;
type Lambda = (item: unknown) => unknown;

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_$][\w$]*)|(=>|==|!=|>=|<=|&&|\|\||\?\.|[><!().,[\]]))/y;

interface Token {
  kind: 'number' | 'string' | 'name' | 'sign';
  text: string;
}

function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = source.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) throw new Error(`Unknown syntax at "${source.slice(at, at + 20)}".`);
    const [, number, string, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

const CONSTANTS: Record<string, unknown> = { true: true, false: false, null: null };

const COMPARE: Record<string, (a: unknown, b: unknown) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => inOrder(a, b, (x, y) => x > y),
  '<': (a, b) => inOrder(a, b, (x, y) => x < y),
  '>=': (a, b) => inOrder(a, b, (x, y) => x >= y),
  '<=': (a, b) => inOrder(a, b, (x, y) => x <= y),
};

type Ordered = number | string;

function inOrder(a: unknown, b: unknown, compare: (a: Ordered, b: Ordered) => boolean): boolean {
  const comparable = typeof a === typeof b && (typeof a === 'number' || typeof a === 'string');
  if (!comparable) throw new Error('Values of different types cannot be compared.');
  return compare(a as Ordered, b as Ordered);
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error(`Expected a Boolean, got ${typeof value}.`);
  return value;
}

function parseExpression(source: string): Evaluate {
  const tokens = tokenise(source);
  let position = 0;
  const is = (text: string, ahead = 0) =>
    tokens[position + ahead]?.kind === 'sign' && tokens[position + ahead]?.text === text;
  const accept = (...texts: string[]): string | undefined => {
    const found = texts.find((text) => is(text));
    if (found) position += 1;
    return found;
  };
  const expect = (text: string) => {
    if (!accept(text)) throw new Error(`Expected "${text}", got "${tokens[position]?.text ?? 'the end'}".`);
  };

  const either = (): Evaluate => {
    let left = both();
    while (accept('||')) {
      const [a, b] = [left, both()];
      left = (scope) => truth(a(scope)) || truth(b(scope));
    }
    return left;
  };
  const both = (): Evaluate => {
    let left = comparison();
    while (accept('&&')) {
      const [a, b] = [left, comparison()];
      left = (scope) => truth(a(scope)) && truth(b(scope));
    }
    return left;
  };
  const comparison = (): Evaluate => {
    const left = unary();
    const sign = accept('==', '!=', '>=', '<=', '>', '<');
    if (!sign) return left;
    const right = unary();
    return (scope) => COMPARE[sign]?.(left(scope), right(scope));
  };
  const unary = (): Evaluate => {
    if (!accept('!')) return postfix();
    const inner = unary();
    return (scope) => !truth(inner(scope));
  };
  const postfix = (): Evaluate => {
    let value = primary();
    for (;;) {
      const object = value;
      const access = accept('.', '?.', '[');
      if (!access) return value;
      if (access === '[') {
        const index = either();
        expect(']');
        value = (scope) => propertyOf(object(scope), index(scope));
        continue;
      }
      const name = word();
      if (accept('(')) {
        const lambda = is(')') ? undefined : argument();
        expect(')');
        value = (scope) => callMethod(object(scope), name, lambda?.(scope));
      } else if (access === '?.') {
        value = (scope) => optionalOf(object(scope), name);
      } else {
        value = (scope) => propertyOf(object(scope), name);
      }
    }
  };
  const argument = (): ((scope: Scope) => unknown) => {
    if (tokens[position]?.kind === 'name' && is('=>', 1)) {
      const name = word();
      expect('=>');
      const body = either();
      return (scope): Lambda =>
        (item) =>
          body({ ...scope, [name]: item });
    }
    return either();
  };
  const word = (): string => {
    const token = tokens[position];
    if (token?.kind !== 'name') throw new Error(`Expected a name, got "${token?.text ?? 'the end'}".`);
    position += 1;
    return token.text;
  };
  const primary = (): Evaluate => {
    if (accept('(')) {
      const inner = either();
      expect(')');
      return inner;
    }
    const token = tokens[position];
    position += 1;
    if (token?.kind === 'number') return () => Number(token.text);
    if (token?.kind === 'string') return () => token.text;
    if (token?.kind === 'name') {
      if (token.text in CONSTANTS) return () => CONSTANTS[token.text];
      return (scope) => {
        if (!(token.text in scope)) throw new Error(`Unknown variable "${token.text}".`);
        return scope[token.text];
      };
    }
    throw new Error(`Unknown syntax at "${token?.text ?? 'the end'}".`);
  };

  const whole = either();
  if (position < tokens.length) throw new Error(`Unknown syntax at "${tokens[position]?.text}".`);
  return whole;
}

function propertyOf(object: unknown, name: unknown): unknown {
  if (name === 'length' && (Array.isArray(object) || typeof object === 'string')) return object.length;
  if (typeof object === 'object' && object !== null && Object.hasOwn(object, String(name))) {
    return (object as Record<string, unknown>)[String(name)];
  }
  throw new Error(`Property "${String(name)}" does not exist.`);
}

function optionalOf(object: unknown, name: string): unknown {
  if (object === null || typeof object !== 'object' || !Object.hasOwn(object, name)) return null;
  return propertyOf(object, name);
}

function callMethod(object: unknown, name: string, argument: unknown): unknown {
  if (Array.isArray(object)) {
    const lambda = argument as Lambda;
    const takesLambda = typeof argument === 'function';
    if (name === 'filter' && takesLambda) return object.filter((item) => truth(lambda(item)));
    if (name === 'map' && takesLambda) return object.map((item) => lambda(item));
    if (name === 'some' && takesLambda) return object.some((item) => truth(lambda(item)));
    if (name === 'every' && takesLambda) return object.every((item) => truth(lambda(item)));
    if (name === 'includes') return object.includes(argument);
  }
  if (typeof object === 'string' && name === 'includes') return object.includes(String(argument));
  throw new Error(`Unknown method "${name}".`);
}
