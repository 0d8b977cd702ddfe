import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileMaths } from './compile-maths.ts';
import { parseMaths } from './parse-maths.ts';

/** The expression's value for `errors` and `calls`; undefined: not supported. */
function evaluate(text: string, errors: number | null, calls: number | null): number | null | undefined {
  const maths = parseMaths(text);
  const values: Record<string, number | null> = { errors, calls };
  const reading = maths && compileMaths<null>(maths, (id) => (id in values ? () => values[id] ?? null : null));
  return reading === null ? undefined : reading(null);
}

describe('metric maths', () => {
  test.each([
    ['100 * errors / calls', 2, 8, 25],
    ['errors / calls * 100', 2, 8, 25],
    ['(errors + 2) / -calls', 2, 8, -0.5],
    ['2 ^ 3 - errors', 2, 8, 6],
    ['IF(calls > 10, errors / calls, 0)', 2, 8, 0],
    ['IF(calls >= 8 AND errors != 0, 1, 0)', 2, 8, 1],
    ['IF(calls < 5, 1)', 2, 8, null],
    ['MAX([errors, calls])', 2, 8, 8],
    ['100 * (errors / MAX([calls, 1]))', 2, null, null],
    ['SUM([errors, calls]) + AVG([errors, calls]) + MIN([errors, 1]) + ABS(errors)', 2, 8, 18],
    ['errors / calls', null, null, null],
    ['errors / calls', 2, null, null],
    ['errors / calls', null, 8, 0],
    ['errors * 2', null, 8, null],
    ['FILL(errors, 0) * 2', null, null, 0],
    ['FILL(errors, REPEAT)', null, null, undefined],
    ['MAX(errors)', 2, 8, undefined],
    ['RATE(errors)', 2, 8, undefined],
    ["SEARCH('{AWS/Lambda}', 'Sum')", 2, 8, undefined],
    ['errors +', 2, 8, undefined],
    ['other', 2, 8, undefined],
    ['', 2, 8, undefined],
  ])('%s of %j errors in %j calls is %j', (text, errors, calls, value) => {
    expect(evaluate(text, errors, calls)).toBe(value);
  });

  test('never throws, and never gives what is no number', () => {
    const words = fc.constantFrom(
      'errors',
      'calls',
      '1',
      '0',
      '(',
      ')',
      '[',
      ']',
      ',',
      '+',
      '-',
      '/',
      '^',
      'IF',
      'MAX',
      'FILL',
      '<',
      'OR',
      ' ',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.option(fc.double()), (text, calls) => {
        const value = evaluate(text, 1, calls) ?? 0;
        expect(Number.isNaN(value) && !Number.isNaN(calls)).toBe(false);
      }),
    );
    expect(parseMaths('('.repeat(100_000))).toBeNull();
  });
});
