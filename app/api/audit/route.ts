import { z } from 'zod';
import { choiceParameter, limitParameter, readQuery, textParameter } from '@/app/api/_shared/read-query.ts';
import { groupFilter } from '@/app/api/_shared/group-filter.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { AUDIT_ACTIONS } from '@/lib/domain/acting/audit.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';

const query = z.strictObject({
  limit: limitParameter,
  cursor: textParameter(1000),
  target: textParameter(40),
  application: textParameter(100),
  group: textParameter(100),
  action: choiceParameter(AUDIT_ACTIONS),
  q: textParameter(200),
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/audit', {
  GET: async ({ parts, request }) => {
    const { limit, cursor, target, action, q, ...names } = readQuery(request.url, query);
    return json(await listAudit(parts, { limit, cursor, target, action, search: q, group: groupFilter(names) }));
  },
});
