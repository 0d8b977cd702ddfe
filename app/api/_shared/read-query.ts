import { z } from 'zod';
import { AppError } from '@/lib/domain/errors/problem.ts';
import { parseInput } from './parse-input.ts';

/** The query string, checked. A repeated parameter is refused. Throws AppError INVALID_INPUT. */
export function readQuery<T>(url: string, schema: z.ZodType<T>): T {
  const given: Record<string, string> = {};
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(given, name)) {
      throw new AppError('INVALID_INPUT', `${name.slice(0, 200)}: is given twice.`, {
        details: { field: name.slice(0, 200) },
      });
    }
    given[name] = value;
  }
  return parseInput(schema, given, 'query');
}

/** An empty parameter counts as not given: forms send those. */
const emptyAsMissing = (value: unknown) => (value === '' ? undefined : value);

export const limitParameter = z.preprocess(
  emptyAsMissing,
  z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number from 1 to 200')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 200, 'must be a number from 1 to 200')
    .default(50),
);

export const textParameter = (longest: number) =>
  z.preprocess(emptyAsMissing, z.string().max(longest).optional()).transform((value) => value ?? null);

export const choiceParameter = <const C extends readonly [string, ...string[]]>(choices: C) =>
  z.preprocess(emptyAsMissing, z.enum(choices).optional()).transform((value) => value ?? null);
