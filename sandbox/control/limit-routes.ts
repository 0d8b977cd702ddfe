import { z } from 'zod';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

const limitSchema = z.strictObject({ concurrentExecutions: z.number().int().min(0).max(1_000_000) });

/** Quotas that only AWS can raise. */
export function limitRoutes({ world }: ControlParts): ControlRoute[] {
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
