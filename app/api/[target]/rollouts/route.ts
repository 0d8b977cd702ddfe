import { z } from 'zod';
import { groupFilter } from '@/app/api/_shared/group-filter.ts';
import { choiceParameter, limitParameter, readQuery, textParameter } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { actionsFor } from '@/lib/queries/actions-for.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';

const query = z.strictObject({
  status: choiceParameter(['active', 'ended', 'all']),
  limit: limitParameter,
  cursor: textParameter(1000),
  application: textParameter(100),
  group: textParameter(100),
  q: textParameter(200),
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target'>('/api/{target}/rollouts', {
  GET: async ({ parts, actor, path, request }) => {
    const { status, limit, cursor, q, ...names } = readQuery(request.url, query);
    const input = { target: path.target, status: status ?? 'all', limit, cursor, search: q, group: groupFilter(names) };
    const page = await listRollouts(parts, input);
    return json({ ...page, rollouts: page.rollouts.map(actionsFor(parts, actor, path.target).rollout) });
  },
});
