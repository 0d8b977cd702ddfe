import type { Problem, ProblemCode } from '../../domain/errors/problem.ts';
import { isProblem } from './is-problem.ts';

/** A refusal of Sluice's own API, or no answer (`INTERNAL` with status 0). */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string;
  readonly field: string | null;
  readonly missingAction: string | null;

  constructor(
    problem: Pick<Problem, 'code' | 'status' | 'detail' | 'field' | 'missingAction'>,
    options: ErrorOptions = {},
  ) {
    super(problem.detail, options);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.field = problem.field ?? null;
    this.missingAction = problem.missingAction ?? null;
  }
}

/**
 * Reads one of Sluice's own endpoints. The answer is trusted, not parsed: it comes from the same build. Throws
 * ApiProblem.
 */
export async function getJson<T>(path: string, signal?: AbortSignal, fetcher: typeof fetch = fetch): Promise<T> {
  let response: Response;
  try {
    response = await fetcher(path, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem({ code: 'INTERNAL', status: 0, detail: 'Sluice does not answer.' }, { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  throw new ApiProblem(isProblem(body) ? body : withoutDetails(response.status));
}

function withoutDetails(status: number): Pick<Problem, 'code' | 'status' | 'detail'> {
  return { code: 'INTERNAL', status, detail: `Sluice answered ${status} without saying why.` };
}
