import { parseExpressionAt, type AnyNode, type Expression } from 'acorn';

/**
 * The part of Jira expressions that event filters commonly use: literals, property and index access (also `?.`),
 * comparison, `&&`, `||`, `!`, parentheses, list methods with arrow functions, `length`. Anything else is an
 * error, as on the platform, and so is a property that the event does not have.
 * @see https://developer.atlassian.com/platform/forge/events-reference/product_events/#expressions-language
 */
export function evaluateFilter(expression: string, event: unknown): boolean {
  const result = compile(parse(expression), expression)({ event });
  if (typeof result !== 'boolean') throw new Error(`The expression must evaluate to a Boolean, not ${typeof result}.`);
  return result;
}

type Scope = Record<string, unknown>;
type Evaluate = (scope: Scope) => unknown;
type Lambda = (item: unknown) => unknown;

/** Their syntax is a part of JavaScript's; what else JavaScript has is refused by `compile`. */
function parse(source: string): Expression {
  const expression = readExpression(source);
  const rest = source.slice(expression.end);
  if (rest.trim()) throw unknownSyntax(rest);
  return expression;
}

function readExpression(source: string): Expression {
  try {
    return parseExpressionAt(source, 0, { ecmaVersion: 2020, preserveParens: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw unknownSyntax(source.slice((error as SyntaxError & { pos: number }).pos));
  }
}

function unknownSyntax(from: string): Error {
  return new Error(`Unknown syntax at "${from.trim().slice(0, 20) || 'the end'}".`);
}

/** Turns what is on the list into functions; every other node is refused, also where it would never be reached. */
function compile(node: AnyNode, source: string): Evaluate {
  const refused = unknownSyntax(source.slice(node.start));
  const inner = (part: AnyNode) => compile(part, source);
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return inner(node.expression);
    case 'Literal': {
      const { value, raw = '' } = node;
      const known = ['string', 'boolean'].includes(typeof value) || raw === 'null' || /^\d+(\.\d+)?$/.test(raw);
      if (!known) throw refused;
      return () => value;
    }
    case 'Identifier':
      return (scope) => variableOf(scope, node.name);
    case 'UnaryExpression': {
      if (node.operator !== '!') throw refused;
      const operand = inner(node.argument);
      return (scope) => !truth(operand(scope));
    }
    case 'LogicalExpression': {
      const [left, right] = [inner(node.left), inner(node.right)];
      if (node.operator === '&&') return (scope) => truth(left(scope)) && truth(right(scope));
      if (node.operator === '||') return (scope) => truth(left(scope)) || truth(right(scope));
      throw refused;
    }
    case 'BinaryExpression': {
      const compare = COMPARE.get(node.operator);
      // `a == b == c` compares a Boolean, which nobody means.
      if (!compare || [node.left, node.right].some(({ type }) => type === 'BinaryExpression')) throw refused;
      const [left, right] = [inner(node.left), inner(node.right)];
      return (scope) => compare(left(scope), right(scope));
    }
    case 'MemberExpression': {
      const object = inner(node.object);
      if (!node.computed) {
        const name = nameOf(node.property, refused);
        return node.optional ? (scope) => optionalOf(object(scope), name) : (scope) => propertyOf(object(scope), name);
      }
      if (node.optional) throw refused;
      const index = inner(node.property);
      return (scope) => propertyOf(object(scope), index(scope));
    }
    case 'CallExpression': {
      const { callee, arguments: given, optional } = node;
      if (callee.type !== 'MemberExpression' || callee.computed || optional || given.length > 1) throw refused;
      const [object, name] = [inner(callee.object), nameOf(callee.property, refused)];
      const argument =
        given[0] && (given[0].type === 'ArrowFunctionExpression' ? lambda(given[0], source) : inner(given[0]));
      return (scope) => callMethod(object(scope), name, argument?.(scope));
    }
    default:
      throw refused;
  }
}

function lambda(node: Extract<AnyNode, { type: 'ArrowFunctionExpression' }>, source: string): (scope: Scope) => Lambda {
  const [parameter, ...more] = node.params;
  const refused = unknownSyntax(source.slice(node.start));
  if (node.async || !parameter || more.length > 0) throw refused;
  const name = nameOf(parameter, refused);
  const body = compile(node.body, source);
  return (scope) => (item) => body({ ...scope, [name]: item });
}

function nameOf(node: AnyNode, refused: Error): string {
  if (node.type !== 'Identifier') throw refused;
  return node.name;
}

function variableOf(scope: Scope, name: string): unknown {
  if (!Object.hasOwn(scope, name)) throw new Error(`Unknown variable "${name}".`);
  return scope[name];
}

const COMPARE = new Map<string, (a: unknown, b: unknown) => boolean>([
  ['==', (a, b) => a === b],
  ['!=', (a, b) => a !== b],
  ['>', (a, b) => inOrder(a, b, (x, y) => x > y)],
  ['<', (a, b) => inOrder(a, b, (x, y) => x < y)],
  ['>=', (a, b) => inOrder(a, b, (x, y) => x >= y)],
  ['<=', (a, b) => inOrder(a, b, (x, y) => x <= y)],
]);

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
