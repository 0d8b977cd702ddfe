'use client';

import { useQuery } from '@tanstack/react-query';
import { getJson } from './api/api.ts';
import { useInitialHealth } from './stream/live-context.ts';
import { queryKeys } from './api/query-keys.ts';
import { useFromServer } from './use-from-server.ts';
import type { Health } from '../domain/live/health.ts';

/** The state of the installation, from the live stream. */
export function useHealth(): Health {
  const initial = useInitialHealth();
  const result = useQuery({
    queryKey: queryKeys.health(),
    queryFn: ({ signal }) => getJson<Health>('/api/health', signal),
    initialData: initial,
  });
  return useFromServer(result, initial).data;
}
