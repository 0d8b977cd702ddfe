import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AwsError } from '../kernel/operation.ts';
import { parseFunctionName } from './find-function.ts';

test.each([
  ['orders', 'orders', null],
  ['orders:live', 'orders', 'live'],
  ['orders:$LATEST', 'orders', '$LATEST'],
  ['482109371166:function:orders', 'orders', null],
  ['arn:aws:lambda:eu-west-1:482109371166:function:orders', 'orders', null],
  ['arn:aws:lambda:eu-west-1:482109371166:function:orders:7', 'orders', '7'],
])('%s is a function name', (text, name, qualifier) => {
  expect(parseFunctionName(text)).toEqual({ name, qualifier });
});

test('anything else is a ValidationException', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      let name: string | null = null;
      try {
        name = parseFunctionName(text).name;
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
      }
      expect(name ?? 'refused').toMatch(/^[\w-]+$/);
    }),
  );
});
