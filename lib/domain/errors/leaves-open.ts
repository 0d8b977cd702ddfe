import type { ProblemCode } from './problem.ts';

/**
 * Errors after which AWS may have acted: no answer came, reading back did not show it, or it could not be written down. Everything else
 * is a definite no. The server keeps what it did open, and the browser says "unknown", by this one list.
 */
const OPEN: ReadonlySet<ProblemCode> = new Set(['AWS_UNREACHABLE', 'NOT_VERIFIED', 'STORE_UNAVAILABLE', 'INTERNAL']);

/** Whether an error with this code leaves open whether AWS acted. */
export const leavesOpen = (code: ProblemCode): boolean => OPEN.has(code);
