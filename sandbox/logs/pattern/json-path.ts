import type { Scanner } from './scanner.ts';

const ANY = Symbol('any element');

/** A member name, an index, or any element. */
type Step = string | number | typeof ANY;

export type JsonPath = readonly Step[];

/** Reads `$.a.b[0]['c.d'][*]`. Throws PatternError. */
export function readJsonPath(scanner: Scanner): JsonPath {
  scanner.expect('$');
  const steps: Step[] = [];
  for (;;) {
    if (scanner.text.startsWith('.', scanner.at)) {
      scanner.at++;
      if (scanner.text.charAt(scanner.at) === '[') continue;
      if (scanner.text.charAt(scanner.at) === '*') {
        scanner.at++;
        steps.push(ANY);
        continue;
      }
      const name = nameAt(scanner, /[\w@-]+/y);
      steps.push(name ?? scanner.fail('a property name is missing'));
    } else if (scanner.text.charAt(scanner.at) === '[') {
      scanner.at++;
      steps.push(readBracket(scanner));
      scanner.expect(']');
    } else {
      return steps;
    }
  }
}

function nameAt(scanner: Scanner, expression: RegExp): string | null {
  expression.lastIndex = scanner.at;
  const found = expression.exec(scanner.text)?.[0] ?? null;
  scanner.at += found?.length ?? 0;
  return found;
}

function readBracket(scanner: Scanner): Step {
  if (scanner.take('*')) return ANY;
  const index = scanner.match(/\d{1,9}/y);
  if (index !== null) return Number(index);
  const single = scanner.match(/'[^']*'/y);
  return single?.slice(1, -1) ?? scanner.quoted() ?? scanner.fail('an index or a quoted name is missing');
}

/** Every value at the path; empty if it leads nowhere. */
export function follow(path: JsonPath, root: unknown): unknown[] {
  let values: unknown[] = [root];
  for (const step of path) values = values.flatMap((value) => stepInto(value, step));
  return values;
}

function stepInto(value: unknown, step: Step): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === ANY) return Object.values(value);
  if (typeof step === 'number') return Array.isArray(value) && step < value.length ? [value[step]] : [];
  return !Array.isArray(value) && Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}
