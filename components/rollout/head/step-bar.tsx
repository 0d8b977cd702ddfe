'use client';

import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { stepTimes } from './step-times.ts';
import { RolloutShareBar } from '@/components/status/rollout-share-bar.tsx';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** All traffic as one bar with the plan's steps, and under each step when it came or is expected. */
export function StepBar({ rollout, series }: { rollout: Rollout; series: Series | null }) {
  const startMs = rollout.shiftStartedAt === null ? null : toMs(rollout.shiftStartedAt);
  const times = stepTimes(rollout.plan, series?.planned ?? [], startMs);
  const next = rollout.share.next?.percent ?? null;
  return (
    <div className="min-w-0">
      <RolloutShareBar rollout={rollout} height={16} steps />
      <div aria-hidden="true" className="relative h-5 text-axis text-ink-3 tabular-nums max-md:hidden">
        {times.map((step) => {
          if (step.atMs === null) return null;
          const middle = (step.fromPercent + step.toPercent) / 2;
          const isFirst = step.fromPercent === 0 && step.toPercent < 12;
          return (
            <span
              key={step.toPercent}
              className={`absolute top-1 ${isFirst ? '' : '-translate-x-1/2'} ${step.toPercent === next ? 'font-semibold text-ink' : ''}`}
              style={{ left: isFirst && step.toPercent < 8 ? 0 : `${isFirst ? 1.5 : middle}%` }}
            >
              {clockOf(step.atMs)}
            </span>
          );
        })}
      </div>
    </div>
  );
}
