import type { Maths } from './parse-maths.ts';

/** The value in a period, from what was counted in it; null: no data point. */
export type Reading<Counted> = (counted: Counted) => number | null;

const OPERATIONS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  AND: (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
  OR: (a, b) => Number(a !== 0 || b !== 0),
};

const OF_LISTS: Record<string, (values: number[]) => number> = {
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
};

const OF_ONE: Record<string, (value: number) => number> = { ABS: Math.abs, CEIL: Math.ceil, FLOOR: Math.floor };

/**
 * Turns an expression into a reading of one period. As the CloudWatch guide has it: where only one of two series has a
 * data point, the other counts as 0, and a division by zero leaves none. null: it has a function that is unknown here
 * or looks beyond its own period.
 */
export function compileMaths<Counted>(
  maths: Maths,
  readingOf: (id: string) => Reading<Counted> | null,
): Reading<Counted> | null {
  switch (maths.kind) {
    case 'number':
      return () => maths.value;
    case 'id':
      return readingOf(maths.id);
    case 'list':
      return null;
    case 'operation':
      return compileOperation(maths, readingOf);
    case 'call':
      return compileCall(maths, readingOf);
  }
}

function compileOperation<Counted>(
  { operator, left, right }: Extract<Maths, { kind: 'operation' }>,
  readingOf: (id: string) => Reading<Counted> | null,
): Reading<Counted> | null {
  const of = OPERATIONS[operator];
  const a = compileMaths(left, readingOf);
  const b = compileMaths(right, readingOf);
  if (of === undefined || a === null || b === null) return null;
  const aIsNumber = isNumber(left);
  const bIsNumber = isNumber(right);
  return (counted) => {
    const x = a(counted);
    const y = b(counted);
    // A number exists in every period: beside it, a missing point stays missing.
    if ((x === null && (y === null || bIsNumber)) || (y === null && aIsNumber)) return null;
    return finite(of(x ?? 0, y ?? 0));
  };
}

function compileCall<Counted>(
  { name, of }: Extract<Maths, { kind: 'call' }>,
  readingOf: (id: string) => Reading<Counted> | null,
): Reading<Counted> | null {
  const [first, second, third] = of;
  const compile = (part: Maths | undefined) => (part === undefined ? null : compileMaths(part, readingOf));
  if (name === 'IF') {
    const condition = compile(first);
    const then = compile(second);
    const otherwise = third === undefined ? () => null : compile(third);
    if (condition === null || then === null || otherwise === null) return null;
    return (counted) => {
      const holds = condition(counted);
      return holds === null ? null : holds === 0 ? otherwise(counted) : then(counted);
    };
  }
  if (name === 'FILL') {
    const value = compile(first);
    const fill = compile(second);
    return value === null || fill === null ? null : (counted) => value(counted) ?? fill(counted);
  }
  const ofOne = OF_ONE[name];
  if (ofOne !== undefined) {
    const value = compile(first);
    if (value === null) return null;
    return (counted) => {
      const known = value(counted);
      return known === null ? null : ofOne(known);
    };
  }
  const ofList = OF_LISTS[name];
  // Of a single series these give one number for the whole range, which is not supported here.
  if (ofList === undefined || first?.kind !== 'list' || first.items.length === 0) return null;
  const items = first.items.map((item) => compileMaths(item, readingOf));
  const readings = items.filter((item) => item !== null);
  if (readings.length < items.length) return null;
  const series = readings.filter((_, index) => !isNumber(first.items[index]));
  return (counted) => {
    if (series.length > 0 && series.every((item) => item(counted) === null)) return null;
    return finite(ofList(readings.flatMap((item) => item(counted) ?? [])));
  };
}

function isNumber(maths: Maths | undefined): boolean {
  if (maths?.kind === 'operation') return isNumber(maths.left) && isNumber(maths.right);
  return maths?.kind === 'number';
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
