import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLoad } from './parse-load.ts';

test.each([
  ['orders:live=20/s', { functionName: 'orders', alias: 'live', perMinute: 1200 }],
  ['orders:3=0.5/s', { functionName: 'orders', alias: '3', perMinute: 30 }],
  ['orders=90/m', { functionName: 'orders', alias: '$LATEST', perMinute: 90 }],
])('%s is a load', (text, load) => {
  expect(parseLoad(text)).toEqual(load);
});

test.each(['', 'orders', 'orders=20', 'orders:=20/s', 'orders=-1/s', 'orders=9999/s', 'orders:live=1e3/s', 'a b=1/s'])(
  '%j is refused with the form that is wanted',
  (text) => {
    expect(() => parseLoad(text)).toThrow(/function:alias=20\/s/);
  },
);

test('any text is a load or is refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(outcome(text)).toBe('fine');
    }),
  );
});

function outcome(text: string): string {
  try {
    return parseLoad(text).perMinute >= 0 ? 'fine' : 'negative';
  } catch (error) {
    return error instanceof RangeError ? 'fine' : String(error);
  }
}
