import { z } from 'zod';
import { readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { listDeploymentConfigs } from '@/lib/queries/deploying/list-deployment-configs.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target'>('/api/{target}/deployment-configs', {
  GET: async ({ parts, path, request }) => {
    readQuery(request.url, z.strictObject({}));
    return json(await listDeploymentConfigs(parts, path));
  },
});
