import type { WireReply, WireRequest } from '../protocol/wire.ts';
import type { ControlParts } from './control-parts.ts';
import { codeRoutes } from './code-routes.ts';
import { causeRoutes } from './cause-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { hookRoutes } from './hook-routes.ts';
import { Refused, type ControlRoute, parseBody } from './route.ts';
import { rolloutRoutes } from './rollout-routes.ts';
import { sceneRoutes } from './scene-routes.ts';
import { stackRoutes } from './stack-routes.ts';
import { trafficRoutes } from './traffic-routes.ts';
import { trustRoutes } from './trust-routes.ts';
import { z } from 'zod';

/** The control surface under /_sandbox/: JSON in, JSON out, 400 naming the invalid field. */
export function createControl(parts: ControlParts): (request: WireRequest) => Promise<WireReply> {
  const routes: ControlRoute[] = [
    ...sceneRoutes(parts),
    ...stackRoutes(parts),
    ...clockRoutes(parts),
    ...trafficRoutes(parts),
    ...codeRoutes(parts),
    ...limitRoutes(parts),
    ...rolloutRoutes(parts),
    ...hookRoutes(parts),
    ...causeRoutes(parts),
    ...faultRoutes(parts),
    ...trustRoutes(parts),
    ...callRoutes(parts),
  ];
  return async (request) => {
    const path = request.path.slice('/_sandbox/'.length).replace(/\/$/, '');
    const here = routes.filter((route) => matches(route.path, path));
    if (here.length === 0)
      return json(404, {
        error: `There is nothing at /_sandbox/${path.slice(0, 100)}`,
        paths: [...new Set(routes.map((route) => route.path))],
      });
    const route = here.find((candidate) => candidate.method === request.method);
    if (route === undefined)
      return json(405, {
        error: `${request.method} is not possible here`,
        methods: here.map((candidate) => candidate.method),
      });
    try {
      const body = bodyOf(request, route);
      const run = (): unknown => route.run(body, path.split('/').at(-1) ?? '');
      // A reset begins a new journal.
      const recorded = route.method !== 'GET' && route.path !== 'reset';
      return json(200, await (recorded ? parts.perform({ method: route.method, path, body }, run) : run()));
    } catch (error) {
      if (error instanceof Refused) return json(error.status, { error: error.message, issues: error.issues });
      throw error;
    }
  };
}

/** `:id` stands for one segment. */
const matches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, i) => (part === ':id' ? given[i] !== '' : part === given[i]))
  );
};

function bodyOf(request: WireRequest, route: ControlRoute): unknown {
  if (route.method === 'GET' || route.method === 'DELETE') return undefined;
  try {
    return request.body.length === 0 ? {} : JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    throw new Refused(400, 'The body is not valid JSON');
  }
}

const json = (status: number, body: unknown): WireReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

function callRoutes({ calls }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'calls', run: () => calls.report() },
    {
      method: 'DELETE',
      path: 'calls',
      run() {
        calls.reset();
        return calls.report();
      },
    },
  ];
}

const limitSchema = z.strictObject({ concurrentExecutions: z.number().int().min(0).max(1_000_000) });

/** Quotas that only AWS can raise. */
function limitRoutes({ world }: ControlParts): ControlRoute[] {
  const show = () => ({ concurrentExecutions: world().lambda.concurrencyLimit() });
  return [
    { method: 'GET', path: 'limits', run: show },
    {
      method: 'POST',
      path: 'limits',
      run(body) {
        world().lambda.setConcurrencyLimit(parseBody(limitSchema, body).concurrentExecutions);
        return show();
      },
    },
  ];
}
