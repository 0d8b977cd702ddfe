import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeValue, encodeValue } from './encode-value.ts';

test('what operations take comes back as it was, over JSON', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double().filter((value) => !Object.is(value, -0)),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.bigInt(),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', 'v', '__proto__')), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, (given) => {
      expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(given))))).toEqual(given);
    }),
  );
});

test('a kind that is never written is refused', () => {
  expect(() => decodeValue({ $: 'code', v: 'x' })).toThrow(TypeError);
});
