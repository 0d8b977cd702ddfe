import { json, route } from '@/app/api/_shared/route.ts';
import { getHookLogs } from '@/lib/queries/hooks/get-hook-logs.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'deploymentId' | 'event'>(
  '/api/{target}/rollouts/{deploymentId}/hooks/{event}/logs',
  {
    GET: async ({ parts, path: { target, deploymentId, event } }) =>
      json(await getHookLogs(parts, { target, id: deploymentId, event })),
  },
);
