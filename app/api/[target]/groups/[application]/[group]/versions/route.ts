import { json, route } from '@/app/api/_shared/route.ts';
import { getVersions } from '@/lib/queries/get-versions.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/versions',
  { GET: async ({ parts, path }) => json(await getVersions(parts, path)) },
);
