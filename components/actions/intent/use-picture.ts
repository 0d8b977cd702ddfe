'use client';

import { useSyncExternalStore } from 'react';
import { useConnectionStore } from '@/lib/client/stream/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { useHealth } from '@/lib/client/use-health.ts';
import { STALE_AFTER_MS } from '@/lib/domain/acting/may.ts';
import type { AsOf } from '@/lib/domain/rollout/rollout.ts';
import { howOld } from './how-old.ts';

/** The picture that a decision would rest on. `why`: why nobody should act on it; null: it will do. */
export interface Picture {
  /** Of the older of CodeDeploy's and Lambda's readings, in real milliseconds; null: never read. */
  ageMs: number | null;
  why: string | null;
}

/**
 * Watches how old the picture of a rollout or of a group is; looks each second.
 *
 * @param of a rollout is followed by itself, a group is read while its dialog is open.
 */
export function usePicture(target: string, asOf: AsOf, of: { rolloutId: string } | { isReading: boolean }): Picture {
  const nowMs = useAwsNow();
  const store = useConnectionStore();
  const connection = useSyncExternalStore(store.subscribe, store.get, store.get);
  const health = useHealth().targets.find((each) => each.name === target) ?? null;
  const { codedeployMs, lambdaMs } = howOld(asOf, 'rolloutId' in of ? of.rolloutId : null, health, nowMs);
  const ageMs = codedeployMs === null ? null : Math.max(codedeployMs, lambdaMs ?? 0);
  if (codedeployMs !== null && codedeployMs <= STALE_AFTER_MS) return { ageMs, why: null };
  if (connection.kind === 'lost') return { ageMs, why: 'Off until Sluice answers' };
  return { ageMs, why: 'isReading' in of && of.isReading ? 'Reading it from AWS now' : 'Off until CodeDeploy answers' };
}
