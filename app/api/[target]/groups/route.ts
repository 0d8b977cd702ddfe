import { z } from 'zod';
import { readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { listGroups } from '@/lib/queries/list-groups.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target'>('/api/{target}/groups', {
  GET: async ({ parts, path, request }) => {
    readQuery(request.url, z.strictObject({}));
    return json(await listGroups(parts, path));
  },
});
