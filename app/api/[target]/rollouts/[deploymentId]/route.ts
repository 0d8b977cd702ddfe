import { json, route } from '@/app/api/_shared/route.ts';
import { getRollout } from '@/lib/queries/get-rollout.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}',
  { GET: async ({ parts, path }) => json(await getRollout(parts, { target: path.target, id: path.deploymentId })) },
);
