import { z } from 'zod';
import type { ControlParts } from './control-parts.ts';
import { DOCUMENTED_LIMITS } from './documented-limits.ts';
import { parseBody, Refused, type ControlRoute } from './route.ts';

const shared = z.strictObject({
  service: z
    .enum(['apigateway', 'cloudformation', 'codedeploy', 'lambda', 'cloudwatch', 'logs', 's3', 'ssm', 'sts'])
    .optional(),
  operation: z.string().min(1).max(100).optional(),
  target: z
    .string()
    .regex(/^\d{12}\/[a-z0-9-]+$/)
    .optional(),
  except: z.array(z.string().min(1).max(100)).max(100).optional(),
  percent: z.number().gt(0).max(100).default(100),
  latencyMs: z.number().min(0).max(120_000).default(0),
  status: z.union([z.literal(500), z.literal(503)]).default(500),
  remaining: z.number().int().positive().optional(),
});

const faultSchema = z.discriminatedUnion('kind', [
  shared.extend({ kind: z.enum(['throttle', 'error', 'expired-token', 'latency', 'reset']) }),
  shared.extend({
    kind: z.literal('access-denied'),
    resource: z.string().min(1).max(1000).optional(),
    caller: z.string().min(1).max(1000).optional(),
  }),
  shared.extend({
    kind: z.literal('rate-limit'),
    perSecond: z.number().min(0).max(100_000),
    burst: z.number().int().min(1).max(100_000).optional(),
  }),
]);

export function faultRoutes({ faults }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'faults', run: () => ({ faults: faults.list }) },
    { method: 'POST', path: 'faults', run: (body) => faults.add(parseBody(faultSchema, body)) },
    {
      method: 'POST',
      path: 'faults/documented',
      run() {
        for (const limit of DOCUMENTED_LIMITS) faults.add(limit);
        return { faults: faults.list };
      },
    },
    {
      method: 'DELETE',
      path: 'faults',
      run() {
        faults.clear();
        return { faults: [] };
      },
    },
    {
      method: 'DELETE',
      path: 'faults/:id',
      run(_body, id) {
        if (!faults.remove(id)) throw new Refused(404, `There is no fault ${id.slice(0, 50)}`);
        return { faults: faults.list };
      },
    },
  ];
}
