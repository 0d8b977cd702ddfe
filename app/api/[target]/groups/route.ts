import { z } from 'zod';
import { readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { actionsFor } from '@/lib/queries/actions-for.ts';
import { listGroups } from '@/lib/queries/list-groups.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target'>('/api/{target}/groups', {
  GET: async ({ parts, actor, path, request }) => {
    readQuery(request.url, z.strictObject({}));
    const { groups, asOf } = await listGroups(parts, path);
    return json({ groups: groups.map(actionsFor(parts, actor, path.target).group), asOf });
  },
});
