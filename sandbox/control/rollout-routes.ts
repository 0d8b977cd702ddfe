import { z } from 'zod';
import { ship } from '../scenario/ship.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, Refused, withAwsErrors, type ControlRoute } from './route.ts';
import { behaviourSchema } from './traffic-routes.ts';

const rolloutSchema = z.strictObject({
  application: z.string().min(1).max(100),
  group: z.string().min(1).max(100),
  configName: z.string().min(1).max(100).optional(),
  description: z.string().max(256).optional(),
  behaviour: behaviourSchema.optional(),
});

/** The scenario's groups, and a pipeline for them: publish a version with a given behaviour and deploy it. */
export function rolloutRoutes({ world }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'groups', run: () => ({ groups: world().groups.all() }) },
    {
      method: 'POST',
      path: 'rollouts',
      async run(body) {
        const { application, group, ...shipment } = parseBody(rolloutSchema, body);
        const spec = world().groups.find(application, group);
        if (spec === undefined) throw new Refused(404, `The scenario has no group ${application}/${group}`);
        return withAwsErrors(() => ship(world(), spec, shipment));
      },
    },
  ];
}
