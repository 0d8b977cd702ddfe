import { problemOf, problemResponse, toProblem } from '@/lib/http/problem.ts';
import { checkSameOrigin } from '@/lib/http/check-same-origin.ts';
import { whoIsAsking } from '@/lib/auth/who-is-asking.ts';
import type { Actor } from '@/lib/domain/acting/actor.ts';
import type { Log } from '@/lib/log.ts';
import type { RunningParts } from '@/lib/running-parts.ts';
import { getParts } from '@/lib/wiring.ts';
import { readPathParts, type PartName } from './path-parts.ts';

export interface Asked<N extends PartName> {
  request: Request;
  parts: RunningParts;
  actor: Actor;
  path: Record<N, string>;
}

type Answer<N extends PartName> = (asked: Asked<N>) => Promise<Response>;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type NextHandler = (request: Request) => Promise<Response>;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * A route: its methods, each answered by one query or command. Every other method and every error is a problem+json
 * answer. `template` names the parts of its address, e.g. "/api/{target}/rollouts/{deploymentId}".
 */
export function route<N extends PartName = never>(
  template: string,
  answers: Partial<Record<Method, Answer<N>>>,
): Record<(typeof METHODS)[number], NextHandler> {
  const allowed = METHODS.filter((method) => method === 'OPTIONS' || answers[asked(method)] !== undefined);
  const handlers = METHODS.map((method) => [method, handlerOf(method)] as const);
  return Object.fromEntries(handlers) as Record<(typeof METHODS)[number], NextHandler>;

  function handlerOf(method: (typeof METHODS)[number]): NextHandler {
    if (method === 'OPTIONS') {
      return async () => new Response(null, { status: 204, headers: { allow: allowed.join(', ') } });
    }
    const answer = answers[asked(method)];
    if (answer === undefined) return async () => refuseMethod(method, allowed);
    const run: NextHandler = async (request) => {
      let log: Log | null = null;
      try {
        const parts = await getParts();
        log = parts.log;
        checkSameOrigin(request.headers);
        const actor = await whoIsAsking(parts.config, request.headers);
        return await answer({ request, parts, actor, path: readPathParts<N>(template, request.url) });
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code === 'INTERNAL') log?.error({ error, method, template }, 'a request failed inside Sluice');
        return problemResponse(problem, problem.status === 503 ? { 'retry-after': '5' } : {});
      }
    };
    return method === 'HEAD' ? async (request) => withoutBody(await run(request)) : run;
  }
}

/** JSON that is never cached: it is about now. */
export function json(value: unknown): Response {
  return Response.json(value, { headers: { 'cache-control': 'no-store' } });
}

function asked(method: (typeof METHODS)[number]): Method {
  return method === 'HEAD' ? 'GET' : (method as Method);
}

function refuseMethod(method: string, allowed: readonly string[]): Response {
  const problem = problemOf('INVALID_INPUT', `${method} is not possible here, only ${allowed.join(', ')}.`);
  return problemResponse({ ...problem, title: 'Wrong method', status: 405 }, { allow: allowed.join(', ') });
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}
