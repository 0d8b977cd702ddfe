import { useMemo } from 'react';

import { eventsOf } from '@/components/rollout/events-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series, SeriesEvent } from '@/lib/domain/series/series.ts';

/** The moments of a rollout; a new list only when one of them changed, since charts are drawn from it. */
export function useEvents(rollout: Rollout, series: Series | null): SeriesEvent[] {
  const { startedAt, completedAt, status } = rollout;
  const errorCode = rollout.error?.code ?? null;
  return useMemo(
    () => eventsOf({ startedAt, completedAt, status, errorCode }, series),
    [startedAt, completedAt, status, errorCode, series],
  );
}
