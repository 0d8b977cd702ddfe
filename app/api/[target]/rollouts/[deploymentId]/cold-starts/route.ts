import { json, route } from '@/app/api/_shared/route.ts';
import { getColdStarts } from '@/lib/queries/get-cold-starts.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}/cold-starts',
  { GET: async ({ parts, path }) => json(await getColdStarts(parts, { target: path.target, id: path.deploymentId })) },
);
