import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.strictObject({
  reason: z.string().min(1),
  until: z.union([z.strictObject({ event: z.literal('next-success') }), z.strictObject({ at: z.iso.datetime() })]),
});

describe('what is wrong with an input is named', () => {
  test.each([
    [{ reason: '', until: { event: 'next-success' } }, 'reason'],
    [{ reason: 'x' }, 'until'],
    [{ reason: 'x', until: null }, 'until'],
    [{ reason: 'x', until: { at: 'tomorrow' } }, 'until.at'],
    [{ reason: 'x', until: { event: 'never' } }, 'until.event'],
    [{ reason: 'x', until: { event: 'next-success' }, force: true }, 'force'],
    [[], 'body'],
    ['text', 'body'],
  ])('%j → %s', (value, field) => {
    expect(() => parseInput(schema, value, 'body')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field } }),
    );
  });
});
