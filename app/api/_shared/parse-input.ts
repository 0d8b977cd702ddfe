import type { z } from 'zod';
import { AppError } from '@/lib/domain/problem.ts';

/** Checks input with a schema. `whole` names the input where no field of it is at fault. Throws AppError INVALID_INPUT. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { field, message } = firstFault(parsed.error.issues, whole);
  throw new AppError('INVALID_INPUT', `${field}: ${message}`, { cause: parsed.error, details: { field } });
}

function firstFault(issues: readonly z.core.$ZodIssue[], whole: string): { field: string; message: string } {
  const [issue] = issues;
  const path = issue?.path.map(String) ?? [];
  const unknown = issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? null) : null;
  const named = unknown === null ? path : [...path, unknown];
  const field = named.join('.').slice(0, 200) || whole;
  if (unknown !== null) return { field, message: 'there is no such field.' };
  return { field, message: sentence(issue?.message ?? 'is wrong') };
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
