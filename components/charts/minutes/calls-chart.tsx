'use client';

import { useMemo } from 'react';
import type { ChartAxis, ChartProps } from '@/components/charts/axis/chart-axis.ts';
import { CountChart } from './count-chart.tsx';
import type { EndLabel } from '@/components/charts/end-labels.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import type { Merged } from './merge-minutes.ts';
import type { Minute } from './minute.ts';
import { lastCountedMinute } from './to-minutes.ts';
import { toBars } from './to-bars.ts';

/** Calls a minute, both versions stacked. */
export function CallsChart(props: ChartProps & { minutes: Minute[]; merged: Merged[] }) {
  const { axis, minutes, merged } = props;
  const bars = useMemo(() => toBars(merged, 'calls'), [merged]);
  const last = lastCountedMinute(minutes);
  return (
    <CountChart
      {...props}
      title="Calls"
      note="a minute, both versions stacked"
      bars={bars}
      countOf={(minute) => minute.calls}
      plotPx={76}
      yParts={2}
      leastMax={4}
      withTimes={false}
      labels={last ? endLabels(axis, last) : []}
    />
  );
}

/** At the middle of each version's part of the last bar. */
function endLabels(axis: ChartAxis, last: Minute): EndLabel[] {
  const base = last.base.calls ?? 0;
  const cand = last.cand.calls ?? 0;
  const share = (calls: number) => (base + cand > 0 ? [`${Math.round((100 * calls) / (base + cand))}% of calls`] : []);
  const label = (kind: EndLabel['kind'], version: string, calls: number, value: number): EndLabel => ({
    kind,
    value,
    strong: `${version} ${formatCount(calls)}/min`,
    weak: share(calls),
  });
  return [
    ...(last.cand.calls === null ? [] : [label('candidate', axis.candidate, cand, base + cand / 2)]),
    ...(last.base.calls === null ? [] : [label('baseline', axis.baseline, base, base / 2)]),
  ];
}
