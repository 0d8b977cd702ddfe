import type { FilterPattern, Found } from './filter-pattern.ts';
import { follow, readJsonPath } from './json-path.ts';
import { Scanner } from './scanner.ts';
import { compare, COMPARISONS, makeOperand, type Comparison, type Operand } from './value-test.ts';

type Condition = (root: unknown) => boolean;

const DEEPEST = 50;
/** Two characters before one, so that `<=` is not read as `<`. */
const OPERATORS = COMPARISONS.toSorted((a, b) => b.length - a.length);
/** Unquoted text: up to a space, an operator or a bracket. */
const BARE = /[^\s(){}&|=!<>"]+/y;

/** `{ $.status = 500 && ($.path = "/a*" || $.user NOT EXISTS) }`: events of one JSON object. Throws PatternError. */
export function parseJsonPattern(text: string): FilterPattern {
  const scanner = new Scanner(text);
  scanner.expect('{');
  const condition = readEither(scanner, 0);
  scanner.expect('}');
  if (!scanner.atEnd()) scanner.fail('there is something after the pattern');
  return (message) => {
    const root = parseObject(message);
    return root !== null && condition(root) ? finder(root) : null;
  };
}

/** A JSON object; AWS matches nothing else with this kind of pattern. */
function parseObject(message: string): object | null {
  if (!message.trimStart().startsWith('{')) return null;
  try {
    return JSON.parse(message) as object;
  } catch {
    return null;
  }
}

const finder =
  (root: object): Found =>
  (selector) => {
    try {
      return follow(readJsonPath(new Scanner(selector)), root)[0];
    } catch {
      // "$size" is a selector of the other kind of pattern: it finds nothing in JSON.
      return undefined;
    }
  };

function readEither(scanner: Scanner, depth: number): Condition {
  const parts = [readBoth(scanner, depth)];
  while (scanner.take('||')) parts.push(readBoth(scanner, depth));
  return (root) => parts.some((part) => part(root));
}

function readBoth(scanner: Scanner, depth: number): Condition {
  const parts = [readOne(scanner, depth)];
  while (scanner.take('&&')) parts.push(readOne(scanner, depth));
  return (root) => parts.every((part) => part(root));
}

function readOne(scanner: Scanner, depth: number): Condition {
  if (scanner.take('(')) {
    if (depth >= DEEPEST) scanner.fail('the pattern is nested too deeply');
    const inner = readEither(scanner, depth + 1);
    scanner.expect(')');
    return inner;
  }
  scanner.skipSpace();
  const path = readJsonPath(scanner);
  if (scanner.takeWord('NOT')) {
    if (!scanner.takeWord('EXISTS')) scanner.fail('expected EXISTS');
    return (root) => follow(path, root).length === 0;
  }
  if (scanner.takeWord('EXISTS')) return (root) => follow(path, root).length > 0;
  if (scanner.takeWord('IS')) {
    const wanted = readConstant(scanner);
    return (root) => follow(path, root).some((value) => value === wanted);
  }
  const comparison = OPERATORS.find((operator) => scanner.take(operator));
  if (comparison === undefined) return scanner.fail('expected a comparison');
  const operand = readOperand(scanner);
  return (root) => follow(path, root).some((value) => test(value, comparison, operand));
}

function readConstant(scanner: Scanner): boolean | null {
  if (scanner.takeWord('NULL')) return null;
  if (scanner.takeWord('TRUE')) return true;
  if (scanner.takeWord('FALSE')) return false;
  return scanner.fail('expected NULL, TRUE or FALSE');
}

function readOperand(scanner: Scanner): Operand {
  const quoted = scanner.quoted();
  if (quoted !== null) return makeOperand(quoted, true);
  const text = scanner.regex() ?? scanner.match(BARE);
  return makeOperand(text ?? scanner.fail('a value is missing'), false);
}

/** A property that is absent, null or a structure is neither equal nor unequal to anything. */
function test(value: unknown, comparison: Comparison, operand: Operand): boolean {
  if (typeof value === 'string' || typeof value === 'number') return compare(value, comparison, operand);
  if (typeof value === 'boolean') return compare(String(value), comparison, operand);
  return false;
}
