import type { z } from 'zod';
import { AppError } from '@/lib/domain/errors/problem.ts';

/** Checks input with a schema. `whole` names the input when no single field is wrong. Throws AppError INVALID_INPUT. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { field, message } = firstFault(parsed.error.issues, whole);
  throw new AppError('INVALID_INPUT', `${field}: ${message}`, { cause: parsed.error, details: { field } });
}

function firstFault(issues: readonly z.core.$ZodIssue[], whole: string): { field: string; message: string } {
  const { path, message } = locate(issues, []);
  return { field: path.join('.').slice(0, 200) || whole, message: sentence(message) };
}

/** The first fault with its whole path. For a union, the fault in the shape that fits best. */
function locate(issues: readonly z.core.$ZodIssue[], above: string[]): { path: string[]; message: string } {
  const [issue] = issues;
  const path = [...above, ...(issue?.path.map(String) ?? [])];
  if (issue?.code === 'unrecognized_keys')
    return { path: [...path, issue.keys[0] ?? ''], message: 'there is no such field' };
  if (issue?.code === 'invalid_union') {
    const [closest] = issue.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a));
    const missing = closest?.every((fault) => fault.code === 'unrecognized_keys' || fault.path.length === 0) ?? true;
    return missing ? { path, message: issue.message } : locate(closest ?? [], path);
  }
  return { path, message: issue?.message ?? 'is wrong' };
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
