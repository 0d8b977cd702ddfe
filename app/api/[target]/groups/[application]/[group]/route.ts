import { json, route } from '@/app/api/_shared/route.ts';
import { getGroup } from '@/lib/queries/get-group.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}',
  { GET: async ({ parts, path }) => json(await getGroup(parts, path)) },
);
