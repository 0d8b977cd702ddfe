import { describe, expect, test } from 'vitest';
import { reason } from './reason.ts';

describe('a reason', () => {
  test.each([
    'x',
    '  the alarm is about the old version\n',
    'первая строка\nsecond\tline',
    '👩‍👩‍👧‍👦 🔥',
    'שלום',
    '?',
    '🔥'.repeat(250),
  ])('may be %j', (text) => {
    expect(reason.parse(text)).toBe(text.trim());
  });

  test.each(['', ' \n\t', '\u00a0\u2003', '\u200b\u200b', '\u2060', '\u00ad', 'x'.repeat(501)])(
    'may not be %j',
    (text) => {
      expect(reason.safeParse(text).success).toBe(false);
    },
  );

  test.each(['a\u0000b', '\u0001', 'red\u001b[31m', 'half \ud83d', '\udd25 half', 'by \u202emara', '\u2066x'])(
    'may not hold what cannot be kept or read as it is: %j',
    (text) => {
      expect(reason.safeParse(text).success).toBe(false);
    },
  );
});
