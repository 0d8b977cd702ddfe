'use client';

import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useHealth } from '@/lib/client/use-health.ts';

/** "?target=staging" to keep a chosen target between pages; "" for the first one. */
export function useTargetQuery(): string {
  const { targets } = useHealth();
  const current = useCurrentTarget();
  return current && current.name !== targets[0]?.name ? `?target=${encodeURIComponent(current.name)}` : '';
}
