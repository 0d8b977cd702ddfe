'use client';

import { useSyncExternalStore } from 'react';
import { useConnectionStore } from './live-context.ts';
import { liveState, type LiveState } from './live-state.ts';
import { useAwsNow } from './use-aws-now.ts';
import { useCurrentTarget } from './use-current-target.ts';
import type { TargetHealth } from '../domain/health.ts';

/** How fresh the picture is, for this page's target (or the one given); looked at each second. */
export function useLiveStatus(of?: TargetHealth | null): LiveState {
  const current = useCurrentTarget();
  const store = useConnectionStore();
  const connection = useSyncExternalStore(store.subscribe, store.get, store.get);
  const now = useAwsNow();
  return liveState(of === undefined ? current : of, connection, now, performance.now());
}
