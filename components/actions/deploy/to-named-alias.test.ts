import { expect, test } from 'vitest';
import { toNamedAlias } from './to-named-alias.ts';

test('both are needed, blanks around them do not count', () => {
  expect(toNamedAlias({ functionName: ' orders ', alias: 'live\t' })).toEqual({
    functionName: 'orders',
    alias: 'live',
  });
  expect(toNamedAlias({ functionName: 'orders', alias: '  ' })).toBeNull();
  expect(toNamedAlias({ functionName: '', alias: 'live' })).toBeNull();
});
