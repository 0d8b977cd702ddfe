import type { ProblemCode } from './problem.ts';

/**
 * Errors after which AWS may have acted: no answer came, reading back did not confirm it, or it could not be stored.
 * Everything else is a definite no. With this one list the server keeps its action open and the browser says "unknown".
 */
const OPEN: ReadonlySet<ProblemCode> = new Set(['AWS_UNREACHABLE', 'NOT_VERIFIED', 'STORE_UNAVAILABLE', 'INTERNAL']);

/** Whether an error with this code leaves open whether AWS acted. */
export const leavesOpen = (code: ProblemCode): boolean => OPEN.has(code);
