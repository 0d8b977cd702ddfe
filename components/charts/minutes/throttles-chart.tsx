'use client';

import { useMemo } from 'react';
import type { ChartProps } from '@/components/charts/axis/chart-axis.ts';
import { CountChart } from './count-chart.tsx';
import type { Merged } from './merge-minutes.ts';
import type { Minute } from './minute.ts';
import { toBars } from './to-bars.ts';

/** Throttled calls a minute; carries the time axis of the charts above it. */
export function ThrottlesChart(props: ChartProps & { minutes: Minute[]; merged: Merged[] }) {
  const { merged } = props;
  const bars = useMemo(() => toBars(merged, 'throttles'), [merged]);
  const some = bars.some((bar) => bar.base + bar.cand > 0);
  const says = bars.length === 0 || some ? null : 'none on either';
  return (
    <CountChart
      {...props}
      title="Throttles"
      note="a minute"
      bars={bars}
      countOf={(minute) => minute.throttles}
      plotPx={28}
      yParts={1}
      leastMax={1}
      withTimes
      says={says}
    />
  );
}
