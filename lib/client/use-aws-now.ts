'use client';

import { useSyncExternalStore } from 'react';
import { useAwsClock } from './stream/live-context.ts';

/** AWS's time now in milliseconds since 1970, ticking each second. */
export function useAwsNow(): number {
  return useAwsText(wholeSecond);
}

function wholeSecond(nowMs: number): number {
  return Math.floor(nowMs / 1000) * 1000;
}

/**
 * What `read` makes of AWS's time, looked at each second; the component renders again only when that changes, so a list of a thousand ages stays
 * cheap. `read` must return a primitive.
 */
export function useAwsText<T extends string | number | boolean | null>(read: (nowMs: number) => T): T {
  const clock = useAwsClock();
  return useSyncExternalStore(
    clock.onTick,
    () => read(clock.now()),
    () => read(clock.firstNow()),
  );
}
