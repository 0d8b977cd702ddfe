import { json, route } from '@/app/api/_shared/route.ts';
import { actionsFor } from '@/lib/queries/actions-for.ts';
import { getRollout } from '@/lib/queries/get-rollout.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}',
  {
    GET: async ({ parts, actor, path: { target, deploymentId } }) => {
      const rollout = await getRollout(parts, { target, id: deploymentId });
      return json(actionsFor(parts, actor, target).rollout(rollout));
    },
  },
);
