'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { ChartStackSkeleton } from '@/components/charts/chart-stack-skeleton.tsx';
import type { ShareStory } from '@/components/charts/share/share-labels.tsx';
import { loadPersistently } from '@/components/ui/load-persistently.ts';
import { useMoments } from './use-moments.ts';
import { chartMoments } from './rollout-moments.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

// Recharts is a large part of all code and draws nothing on the server: it loads after the page, into a place of its
// size.
const loadCharts = () => import('@/components/charts/chart-stack.tsx').then((module) => module.ChartStack);
const ChartStack = dynamic(() => loadPersistently(loadCharts), {
  ssr: false,
  loading: ChartStackSkeleton,
});

const NOTES: Record<Series['routedSource'], string | undefined> = {
  watched: undefined,
  rebuilt: 'rebuilt afterwards',
  mixed: 'partly rebuilt',
  none: 'weights not seen',
};

interface RolloutChartsProps {
  rollout: Rollout;
  series: Series;
  /** When the alias was last read. */
  lambdaAt: Iso | null;
  /** AWS seconds in a real one. */
  rate: number;
}

/** The charts of a rollout, fed with AWS's time each second. */
export function RolloutCharts({ rollout, series, lambdaAt, rate }: RolloutChartsProps) {
  const nowMs = useAwsNow();
  const moments = chartMoments(rollout, series, lambdaAt, nowMs, rate);
  const events = useMoments(rollout, series);
  const story = useMemo(() => storyOf(rollout, series, moments.planEndMs), [rollout, series, moments.planEndMs]);
  return (
    <ChartStack
      series={series}
      events={events}
      baseline={rollout.baselineVersion}
      candidate={rollout.candidateVersion}
      nowMs={nowMs}
      story={story}
      note={NOTES[series.routedSource]}
      {...moments}
    />
  );
}

function storyOf(rollout: Rollout, series: Series, planEnd: number | null): ShareStory {
  if (!isActive(rollout.status)) return { kind: 'ended' };
  const { routedPercent, next } = rollout.share;
  const after = rollout.lifecycle.find((event) => event.name === 'AfterAllowTraffic');
  return {
    kind: 'running',
    routedPercent,
    next: next ? { percent: next.percent, atMs: toMs(next.at) } : null,
    planEndMs: next === null && series.planned.length === 0 ? null : planEnd,
    afterwards: after ? after.name : null,
  };
}
