import { expect, test } from 'vitest';

import { formatSpan, spanMs } from './format-span.ts';

test('a span is written in the unit that suits it', () => {
  expect([700, 4200, 884_000, null].map(formatSpan)).toEqual(['0.7 s', '4 s', '14:44', '—']);
  expect(spanMs('2026-11-21T14:00:00.000Z', null)).toBeNull();
});
