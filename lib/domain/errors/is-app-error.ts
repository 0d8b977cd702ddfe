import type { AppError } from './problem.ts';

/**
 * By shape, not by class: Next bundles pages, routes and instrumentation apart, so the class of one error exists several times in a
 * process.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && typeof error.code === 'string';
}
