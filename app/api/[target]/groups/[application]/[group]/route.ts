import { z } from 'zod';
import { choiceParameter, readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { readGroupNow } from '@/lib/queries/read-group-now.ts';

const query = z.strictObject({ fresh: choiceParameter(['true']) });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}',
  {
    GET: async ({ parts, path, request }) => {
      const { fresh } = readQuery(request.url, query);
      return json(fresh === 'true' ? await readGroupNow(parts, path) : await getGroup(parts, path));
    },
  },
);
