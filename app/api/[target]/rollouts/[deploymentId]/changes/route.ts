import { json, route } from '@/app/api/_shared/route.ts';
import { getChanges } from '@/lib/queries/get-changes.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}/changes',
  { GET: async ({ parts, path }) => json(await getChanges(parts, { target: path.target, id: path.deploymentId })) },
);
