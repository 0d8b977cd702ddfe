import { z } from 'zod';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

const name = z.string().min(1).max(140);

const trafficSchema = z.strictObject({
  functionName: name,
  alias: name,
  perMinute: z.number().min(0).max(100_000),
  pattern: z.enum(['steady', 'diurnal']).optional(),
  event: z.json().optional(),
});

export const behaviourSchema = z.strictObject({
  errorPercent: z.number().min(0).max(100),
  latencyMs: z.strictObject({ p50: z.number().positive().max(900_000), p99: z.number().positive().max(900_000) }),
});

/** How often an alias is called, and how a version answers from now on. */
export function trafficRoutes({ world }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'traffic', run: () => world().traffic.list() },
    {
      method: 'POST',
      path: 'traffic',
      run(body) {
        const { functionName, alias, perMinute, pattern, event } = parseBody(trafficSchema, body);
        world().traffic.setTraffic(functionName, alias, {
          perMinute,
          ...(pattern === undefined ? {} : { pattern }),
          ...(event === undefined ? {} : { event }),
        });
        return world().traffic.list();
      },
    },
    {
      method: 'POST',
      path: 'behaviour',
      run(body) {
        const { functionName, version, ...behaviour } = parseBody(
          behaviourSchema.extend({ functionName: name, version: z.string().regex(/^\d{1,10}$/) }),
          body,
        );
        world().traffic.setBehaviour(functionName, version, { ...behaviour, from: world().clock.now() });
        return { functionName, version, ...behaviour };
      },
    },
  ];
}
