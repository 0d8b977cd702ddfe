'use client';

import { memo, useMemo } from 'react';
import { AXIS_HEIGHT_PX, type ChartAxis, type PlotBox } from '@/components/charts/axis/chart-axis.ts';
import { type Bar, Bars } from './bars.tsx';
import { ChartSection } from '@/components/charts/chart-section.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import { CursorLine } from '@/components/charts/cursor/cursor-line.tsx';
import { CursorSurface } from '@/components/charts/cursor/cursor-surface.tsx';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { EndLabels, type EndLabel } from '@/components/charts/end-labels.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import type { Minute, VersionMinute } from './minute.ts';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { Readout } from '@/components/charts/cursor/readout.tsx';
import { Beyond, BeyondWords, EmptyPlot, TimeLines } from '@/components/charts/axis/time-marks.tsx';

/** Bars of something counted a minute, both versions stacked. Calls and throttles are made of it. */
export function CountChart({
  axis,
  title,
  note,
  minutes,
  bars,
  countOf,
  plotPx,
  yParts,
  leastMax,
  knownUntilMs,
  nowMs,
  withTimes,
  labels = [],
  says = null,
}: {
  axis: ChartAxis;
  title: string;
  note: string;
  minutes: Minute[];
  bars: Bar[];
  countOf: (minute: VersionMinute) => number | null;
  plotPx: number;
  yParts: number;
  /** The y axis reaches at least this. */
  leastMax: number;
  knownUntilMs: number;
  nowMs: number | null;
  withTimes: boolean;
  /** Right of what is known, at the height of the bars. */
  labels?: EndLabel[];
  /** Right of what is known, where bars say nothing. */
  says?: string | null;
}) {
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
  return (
    <ChartSection
      title={title}
      note={note}
      level={3}
      heightPx={heightPx}
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
    >
      <Beyond axis={axis} box={box} fromMs={knownUntilMs} />
      <CountPlot axis={axis} box={box} bars={bars} ticks={ticks} withTimes={withTimes} />
      {bars.length === 0 ? (
        <EmptyPlot axis={axis} box={box} untilMs={knownUntilMs} text={`No ${title.toLowerCase()} counted`} />
      ) : null}
      <TimeLines axis={axis} box={box} nowMs={nowMs} />
      {axis.compact ? null : <EndLabels axis={axis} box={box} fromMs={knownUntilMs} labels={labels} />}
      {says ? <BeyondWords axis={axis} box={box} fromMs={knownUntilMs} text={says} /> : null}
      <CursorLine axis={axis} box={box} pill={withTimes} />
      <CursorSurface
        axis={axis}
        box={box}
        label={`Time cursor, ${title.toLowerCase()}`}
        startAtMs={lastMs ?? knownUntilMs}
        describe={(ms) => {
          const minute = byMinute.get(ms);
          return `${clockOf(ms)}: version ${axis.baseline} ${word(minute?.base) ?? NO_DATA}, version ${axis.candidate} ${word(minute?.cand) ?? NO_DATA}`;
        }}
      />
    </ChartSection>
  );
}

const CountPlot = memo(function CountPlot({
  axis,
  box,
  bars,
  ticks,
  withTimes,
}: {
  axis: ChartAxis;
  box: PlotBox;
  bars: Bar[];
  ticks: number[];
  withTimes: boolean;
}) {
  return (
    <PlotBase axis={axis} box={box} rows={[]} yTicks={ticks} formatY={formatCount} withTimes={withTimes}>
      <Bars axis={axis} box={box} bars={bars} />
    </PlotBase>
  );
});
