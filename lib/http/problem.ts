import { isAppError, type Problem, type ProblemCode } from '../domain/errors/problem.ts';

const KNOWN: Record<ProblemCode, { status: number; title: string }> = {
  INVALID_INPUT: { status: 400, title: 'The request is wrong' },
  UNAUTHENTICATED: { status: 401, title: 'Not logged in' },
  FORBIDDEN: { status: 403, title: 'Not allowed' },
  CROSS_SITE: { status: 403, title: 'The request comes from another site' },
  NOT_FOUND: { status: 404, title: 'Not found' },
  UNKNOWN_TARGET: { status: 404, title: 'There is no such target' },
  ALREADY_ENDED: { status: 409, title: 'The rollout has ended' },
  GROUP_BUSY: { status: 409, title: 'The group has a running rollout' },
  NOTHING_TO_DO: { status: 409, title: 'There is nothing to do' },
  STALE_PICTURE: { status: 409, title: 'The picture is too old to act on' },
  ALIAS_CHANGED: { status: 409, title: 'The alias has changed meanwhile' },
  CONFLICT: { status: 409, title: 'This conflicts with how things are' },
  INTERNAL: { status: 500, title: 'Sluice failed' },
  AWS_ACCESS_DENIED: { status: 502, title: 'AWS refused: a permission is missing' },
  AWS_UNKNOWN_OPERATION: { status: 502, title: 'The endpoint does not know this operation' },
  AWS_ERROR: { status: 502, title: 'AWS answered with an error' },
  NOT_VERIFIED: { status: 502, title: 'Reading back did not show the change' },
  AWS_THROTTLED: { status: 503, title: 'AWS asks for fewer calls' },
  STORE_UNAVAILABLE: { status: 503, title: 'The database does not answer' },
  AWS_UNREACHABLE: { status: 504, title: 'AWS does not answer' },
};

/** The one place where a code becomes an HTTP status. Any other error is INTERNAL, and its text stays in the log. */
export function toProblem(error: unknown): Problem {
  if (!isAppError(error) || !Object.hasOwn(KNOWN, error.code))
    return problemOf('INTERNAL', 'Something went wrong inside Sluice; its log says what.');
  return { ...problemOf(error.code, error.message), ...error.details };
}

export function problemOf(code: ProblemCode, detail: string): Problem {
  const { status, title } = KNOWN[code];
  return { type: `urn:sluice:problem:${code.toLowerCase().replaceAll('_', '-')}`, title, status, detail, code };
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
