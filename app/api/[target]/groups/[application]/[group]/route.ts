import { z } from 'zod';
import { choiceParameter, readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { actionsFor } from '@/lib/queries/actions-for.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { readGroupNow } from '@/lib/queries/read-group-now.ts';

const query = z.strictObject({ fresh: choiceParameter(['true']) });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}',
  {
    GET: async ({ parts, actor, path, request }) => {
      const { fresh } = readQuery(request.url, query);
      const group = fresh === 'true' ? await readGroupNow(parts, path) : await getGroup(parts, path);
      return json(actionsFor(parts, actor, path.target).group(group));
    },
  },
);
