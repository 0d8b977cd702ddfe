import { useMemo } from 'react';
import { type Moment, momentsOf } from '@/lib/domain/rollout/moments-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** The moments of a rollout; a new list only when one of them changed, since charts are drawn from it. */
export function useMoments(rollout: Rollout, series: Series | null): Moment[] {
  const { startedAt, completedAt, status } = rollout;
  const errorCode = rollout.error?.code ?? null;
  return useMemo(
    () => momentsOf({ startedAt, completedAt, status, errorCode }, series),
    [startedAt, completedAt, status, errorCode, series],
  );
}
