import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupKey } from './group-key.ts';

/** Made of likely separators, so that names run into each other. */
const name = fc.string({ unit: fc.constantFrom('/', '\n', '"', ',', '\\', ' ', 'a', '\ud800'), maxLength: 4 });
const names = fc.oneof(fc.tuple(name, name), fc.tuple(name, name, name));

test('different names never give the same key, and the same names always do', () => {
  fc.assert(
    fc.property(names, names, (one, other) => {
      expect(groupKey(...one) === groupKey(...other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    {
      numRuns: 5_000,
      examples: [
        [
          ['a/b', 'c'],
          ['a', 'b/c'],
        ],
        [
          ['a', '', 'b'],
          ['a', 'b'],
        ],
      ],
    },
  );
});
