import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { stopRollout } from '@/lib/commands/stop-rollout.ts';

const body = z.strictObject({ rollback: z.boolean(), reason });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}/stop',
  {
    POST: (asked) =>
      act(asked, body, 'rollout', (input, parts) => {
        const { target, deploymentId } = asked.path;
        return stopRollout(parts, asked.actor, { target, id: deploymentId, ...input });
      }),
  },
);
