'use client';

import { useMemo } from 'react';
import { AXIS_HEIGHT_PX, type ChartProps } from '@/components/charts/axis/chart-axis.ts';
import { PlotSection } from '@/components/charts/plot-section.tsx';
import { type Bar, Bars } from './bars.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import type { EndLabel } from '@/components/charts/end-labels.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import type { Minute, VersionMinute } from './minute.ts';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { Readout } from '@/components/charts/cursor/readout.tsx';

/** Bars of something counted a minute, both versions stacked. Calls and throttles are made of it. */
export function CountChart(
  props: ChartProps & {
    title: string;
    note: string;
    minutes: Minute[];
    bars: Bar[];
    countOf: (minute: VersionMinute) => number | null;
    plotPx: number;
    yParts: number;
    /** The y axis reaches at least this. */
    leastMax: number;
    withTimes: boolean;
    /** Right of what is known, at the height of the bars. */
    labels?: EndLabel[];
    /** Right of what is known, where bars say nothing. */
    says?: string | null;
  },
) {
  const { axis, title, minutes, bars, countOf, plotPx, yParts, leastMax, withTimes } = props;
  const highest = useMemo(
    () => bars.reduce((max, bar) => Math.max(max, bar.base + bar.cand), leastMax),
    [bars, leastMax],
  );
  const { max, ticks } = useMemo(() => niceScale(highest, yParts, 'whole'), [highest, yParts]);
  const heightPx = 6 + plotPx + (withTimes ? AXIS_HEIGHT_PX : 8);
  const box = useMemo(() => ({ heightPx, topPx: 6, bottomPx: 6 + plotPx, max }), [heightPx, plotPx, max]);
  const byMinute = useMemo(() => new Map(minutes.map((minute) => [minute.atMs, minute])), [minutes]);
  const lastMs = minutes.findLast((minute) => minute.calls !== null)?.atMs ?? null;
  const word = (minute: VersionMinute | undefined) => {
    const value = minute ? countOf(minute) : null;
    return value === null ? null : formatCount(value);
  };
  const plot = useMemo(
    () => (
      <PlotBase axis={axis} box={box} rows={[]} yTicks={ticks} formatY={formatCount} withTimes={withTimes}>
        <Bars axis={axis} box={box} bars={bars} />
      </PlotBase>
    ),
    [axis, box, bars, ticks, withTimes],
  );
  return (
    <PlotSection
      {...props}
      box={box}
      readout={
        <Readout
          axis={axis}
          lastMs={lastMs}
          readAt={(ms) => ({ base: word(byMinute.get(ms)?.base), cand: word(byMinute.get(ms)?.cand) })}
        />
      }
      table={() => ({
        columns: ['Minute', `on ${axis.baseline}`, `on ${axis.candidate}`],
        rows: minutes.toReversed().map((minute) => ({
          atMs: minute.atMs,
          cells: [word(minute.base) ?? NO_DATA, word(minute.cand) ?? NO_DATA],
        })),
      })}
      subject={title.toLowerCase()}
      lastMs={lastMs}
      describe={(ms) => {
        const minute = byMinute.get(ms);
        return `${clockOf(ms)}: version ${axis.baseline} ${word(minute?.base) ?? NO_DATA}, version ${axis.candidate} ${word(minute?.cand) ?? NO_DATA}`;
      }}
      empty={bars.length === 0 ? `No ${title.toLowerCase()} counted` : null}
      pill={withTimes}
    >
      {plot}
    </PlotSection>
  );
}
