'use client';

import { useSyncExternalStore } from 'react';
import { STALE_AFTER_MS, type ActingContext } from '../domain/acting/may.ts';
import { actingContextOf } from '../domain/live/acting-context-of.ts';
import { useConnectionStore } from './stream/live-context.ts';
import { useAwsText } from './use-aws-now.ts';
import { useHealth } from './use-health.ts';
import { useViewer } from './viewer-context.ts';

/** What decides whether this viewer may act on a target. Checked each second, because the picture ages by itself. */
export function useActingContext(target: string): ActingContext {
  const { role } = useViewer();
  const health = useHealth().targets.find(({ name }) => name === target) ?? null;
  const at = (nowMs: number) => actingContextOf(role, health, nowMs);
  const codedeployAgeMs = useAwsText((nowMs) => roundedAge(at(nowMs).codedeployAgeMs));
  const store = useConnectionStore();
  const isCutOff = useSyncExternalStore(
    store.subscribe,
    () => store.get().kind === 'lost',
    () => false,
  );
  return { ...at(0), codedeployAgeMs, isCutOff };
}

/** A recent age counts as 0, so that nothing renders again while it stays recent. Above that, whole seconds. */
function roundedAge(ageMs: number | null): number | null {
  if (ageMs === null) return null;
  return ageMs <= STALE_AFTER_MS ? 0 : Math.ceil(ageMs / 1000) * 1000;
}
