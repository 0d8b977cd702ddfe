import { z } from 'zod';
import { PLAYED_CODES } from '../codedeploy/cause.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, Refused, type ControlRoute } from './route.ts';

const causeSchema = z.strictObject({
  application: z.string().min(1).max(100),
  group: z.string().min(1).max(100),
  code: z.enum(PLAYED_CODES),
  message: z.string().min(1).max(2048).optional(),
  afterSteps: z.number().int().min(0).max(100).default(0),
  rollbackToo: z.boolean().default(false),
});

/** Which deployments are to fail for a reason of AWS's or the account's. It lasts until it is taken away. */
export function causeRoutes({ world }: ControlParts): ControlRoute[] {
  const show = () => ({ causes: world().codeDeploy.causes() });
  return [
    { method: 'GET', path: 'causes', run: show },
    {
      method: 'POST',
      path: 'causes',
      run(body) {
        const { application, group, message, ...rest } = parseBody(causeSchema, body);
        if (!world().codeDeploy.playCause(application, group, { ...rest, message }))
          throw new Refused(404, `There is no group ${application}/${group}`);
        return show();
      },
    },
    {
      method: 'DELETE',
      path: 'causes',
      run() {
        world().codeDeploy.endCauses();
        return show();
      },
    },
  ];
}
