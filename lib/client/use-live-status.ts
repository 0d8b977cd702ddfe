'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useAwsClock, useConnectionStore } from './stream/live-context.ts';
import { liveState, type LiveState } from './stream/live-state.ts';
import { useAwsNow } from './use-aws-now.ts';
import { useCurrentTarget } from './use-current-target.ts';
import type { TargetHealth } from '../domain/live/health.ts';

/** How fresh the picture is, for this page's target (or the given one). Checked each second. */
export function useLiveStatus(of?: TargetHealth | null): LiveState {
  const current = useCurrentTarget();
  const now = useAwsNow();
  return liveState(of === undefined ? current : of, useLostSeconds(), now);
}

/** Real seconds since the event stream broke; null: it is open. */
function useLostSeconds(): number | null {
  const store = useConnectionStore();
  const { onTick } = useAwsClock();
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = [store.subscribe(listener), onTick(listener)];
      return () => leave.forEach((each) => each());
    },
    [store, onTick],
  );
  const read = () => {
    const connection = store.get();
    return connection.kind === 'lost' ? Math.floor((performance.now() - connection.sinceMs) / 1000) : null;
  };
  return useSyncExternalStore(subscribe, read, () => null);
}
