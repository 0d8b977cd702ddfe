import { z } from 'zod';
import { AppError } from '@/lib/domain/errors/problem.ts';
import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';

/** Lambda's rule for a function's name. An ARN is not needed, since a group belongs to one account and region. */
export const functionName = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be a function's name, without its ARN");
/** Lambda's rule: not digits alone, which would be a version. */
export const aliasOfFunction = z.string().regex(/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/, 'must be the name of an alias');

export const functionNameParameter = parameter(functionName);
export const aliasParameter = parameter(aliasOfFunction);

/** Both or neither. Throws AppError INVALID_INPUT. */
export function namedAlias(given: { functionName: string | null; alias: string | null }): NamedAlias | null {
  const { functionName: name, alias } = given;
  if (name === null && alias === null) return null;
  if (name !== null && alias !== null) return { functionName: name, alias };
  const field = name === null ? 'functionName' : 'alias';
  throw new AppError('INVALID_INPUT', `${field}: functionName and alias come together or not at all.`, {
    details: { field },
  });
}

function parameter(schema: z.ZodType<string>) {
  return z
    .preprocess((value) => (value === '' ? undefined : value), schema.optional())
    .transform((value) => value ?? null);
}
