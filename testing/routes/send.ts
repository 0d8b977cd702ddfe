import { expect } from 'vitest';
import type { Problem } from '../../lib/domain/errors/problem.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
export type Route = Record<Method, (request: Request) => Promise<Response> | Response>;

const HOST = 'http://127.0.0.1:3000';

/** For tests: a request as a browser at the dashboard's own address sends it. */
export function send(path: string, route: Route, method: Method, body?: unknown, headers: Record<string, string> = {}) {
  const text = body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body);
  return route[method](
    new Request(HOST + path, {
      method,
      headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: text as string }),
    }),
  );
}

/** For tests: the problem in an answer. */
export async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
}
