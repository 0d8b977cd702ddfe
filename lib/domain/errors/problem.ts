/** Closed list of errors that a caller may get. Mapped to HTTP in one place (lib/http/problem.ts). */
export type ProblemCode =
  | 'INVALID_INPUT'
  | 'NOT_FOUND'
  | 'UNKNOWN_TARGET'
  | 'FORBIDDEN'
  | 'CROSS_SITE'
  | 'UNAUTHENTICATED'
  | 'ALREADY_ENDED'
  | 'GROUP_BUSY'
  | 'NOTHING_TO_DO'
  | 'STALE_PICTURE'
  | 'ALIAS_CHANGED'
  | 'CONFLICT'
  | 'AWS_ACCESS_DENIED'
  | 'AWS_THROTTLED'
  | 'AWS_UNREACHABLE'
  | 'AWS_UNKNOWN_OPERATION'
  | 'AWS_ERROR'
  | 'NOT_VERIFIED'
  | 'STORE_UNAVAILABLE'
  | 'INTERNAL';

/** RFC 9457 problem details, with `code` stable. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  /** The wrong field of the input, as a path ("until.at"). */
  field?: string;
  awsError?: { name: string; message: string; requestId: string | null };
  /** e.g. "codedeploy:StopDeployment". */
  missingAction?: string;
  /** The ARN that AWS named in its refusal. */
  resource?: string;
}

type Details = Pick<Problem, 'field' | 'awsError' | 'missingAction' | 'resource'> & {
  /** AWS has not acted, for certain: it throttled the call, or no connection was made. */
  neverActed?: boolean;
};

/** An error with a code that callers may rely on; the cause is kept. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly details: Details;
  constructor(
    code: ProblemCode,
    message: string,
    options: {
      cause?: unknown;
      details?: Details;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/**
 * By shape, not by class: Next bundles pages, routes and instrumentation apart, so one error's class exists several
 * times in a process.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && typeof error.code === 'string';
}
