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
 * The result of `read` for AWS's time, checked each second. The component renders again only when it changes, so a list
 * of a thousand ages stays cheap. `read` must return a primitive.
 */
export function useAwsText<T extends string | number | boolean | null>(read: (nowMs: number) => T): T {
  const clock = useAwsClock();
  return useSyncExternalStore(
    clock.onTick,
    () => read(clock.now()),
    () => read(clock.firstNow()),
  );
}
