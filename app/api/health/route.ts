import { json, route } from '@/app/api/_shared/route.ts';
import { getHealth } from '@/lib/queries/get-health.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/health', {
  GET: async ({ parts }) => json(await getHealth(parts)),
});
