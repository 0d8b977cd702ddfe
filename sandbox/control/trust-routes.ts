import { z } from 'zod';
import { ONE_HOUR_SECONDS } from '../sts/roles.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

const trustSchema = z.strictObject({
  roleArn: z.string().min(20).max(2048),
  principals: z.array(z.string().min(1).max(2048)).max(100).optional(),
  externalId: z.string().min(2).max(1224).optional(),
  sessionNames: z.string().min(1).max(64).optional(),
  sourceIdentity: z.boolean().default(true),
  maxSessionSeconds: z.number().int().min(ONE_HOUR_SECONDS).max(43_200).default(ONE_HOUR_SECONDS),
  missing: z.boolean().default(false),
});

/** What roles ask of those who assume them. */
export function trustRoutes({ roles }: ControlParts): ControlRoute[] {
  const show = () => ({ trusts: [...roles.trusts].map(([roleArn, trust]) => ({ roleArn, ...trust })) });
  return [
    { method: 'GET', path: 'trusts', run: show },
    {
      method: 'POST',
      path: 'trusts',
      run(body) {
        const { roleArn, ...trust } = parseBody(trustSchema, body);
        roles.trusts.set(roleArn, trust);
        return show();
      },
    },
    {
      method: 'DELETE',
      path: 'trusts',
      run() {
        roles.trusts.clear();
        return show();
      },
    },
  ];
}
