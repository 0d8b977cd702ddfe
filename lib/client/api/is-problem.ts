import type { Problem } from '../../domain/errors/problem.ts';

/** Whether an answer is one of Sluice's own errors, and not, for example, what a proxy says. */
export function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'status' in body &&
    typeof body.status === 'number'
  );
}
