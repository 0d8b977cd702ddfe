import { json, route } from '@/app/api/_shared/route.ts';
import { getSeries } from '@/lib/queries/get-series.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId'>(
  '/api/{target}/rollouts/{deploymentId}/series',
  { GET: async ({ parts, path }) => json(await getSeries(parts, { target: path.target, id: path.deploymentId })) },
);
