import { expect, test } from 'vitest';
import { rollBackVerb } from './roll-back-verb.ts';

test('to an older version is back, to a newer one is on', () => {
  expect(rollBackVerb('9', '10')).toBe('Roll back to 9');
  expect(rollBackVerb('11', '10')).toBe('Move on to 11');
});

test('while the alias is not known it is called back', () => {
  expect(rollBackVerb('9', null)).toBe('Roll back to 9');
});
