import type { Bar } from './bars.tsx';
import type { Merged } from './merge-minutes.ts';

/** Merged minutes as bars: the mean per counted minute, so that a bar of five minutes stands as high as five of one. */
export function toBars(merged: readonly Merged[], of: 'calls' | 'throttles'): Bar[] {
  return merged.flatMap((group) => {
    const base = of === 'calls' ? group.baseCalls : group.baseThrottles;
    const cand = of === 'calls' ? group.candCalls : group.candThrottles;
    if (base === null && cand === null) return [];
    const minutes = Math.max(1, group.counted);
    return [{ fromMs: group.fromMs, toMs: group.toMs, base: (base ?? 0) / minutes, cand: (cand ?? 0) / minutes }];
  });
}
