'use client';

import { memo, useMemo } from 'react';
import { Area, Line } from 'recharts';
import type { ChartAxis, PlotBox } from '@/components/charts/axis/chart-axis.ts';
import { ChartSection } from '@/components/charts/chart-section.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import { CursorLine, type CursorMark } from '@/components/charts/cursor/cursor-line.tsx';
import { CursorSurface } from '@/components/charts/cursor/cursor-surface.tsx';
import { EndLabels, type EndLabel } from '@/components/charts/end-labels.tsx';
import { errorAxisMax, type ErrorRate, type ErrorRateRow, LEAST_CALLS } from './to-error-rates.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { Readout } from '@/components/charts/cursor/readout.tsx';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';
import { Beyond, EmptyPlot, TimeLines } from '@/components/charts/axis/time-marks.tsx';

const HEIGHT_PX = 120;

/** Error rates of both versions over the last five minutes, with where the true rates lie. */
export function ErrorRateChart({
  axis,
  rates,
  knownUntilMs,
  nowMs,
}: {
  axis: ChartAxis;
  rates: ErrorRateRow[];
  knownUntilMs: number;
  nowMs: number | null;
}) {
  const { max, ticks } = useMemo(() => niceScale(errorAxisMax(rates), 3), [rates]);
  const box = useMemo(() => ({ heightPx: HEIGHT_PX, topPx: 6, bottomPx: HEIGHT_PX - 8, max }), [max]);
  const byMinute = useMemo(() => new Map(rates.map((row) => [row.atMs - MINUTE_MS / 2, row])), [rates]);
  const last = { base: rates.findLast((row) => row.base)?.base, cand: rates.findLast((row) => row.cand)?.cand };
  const tooFew = `fewer than ${LEAST_CALLS} calls`;
  const word = (rate: ErrorRate | null | undefined) => (rate ? formatPercent(rate.percent) : null);

  const labels: EndLabel[] = [];
  if (last.cand) labels.push(endLabel('candidate', axis.candidate, last.cand));
  if (last.base) labels.push(endLabel('baseline', axis.baseline, last.base));

  const marksAt = (ms: number): CursorMark[] => {
    const row = byMinute.get(ms);
    return [
      ...(row?.base ? [{ kind: 'baseline' as const, value: row.base.percent }] : []),
      ...(row?.cand ? [{ kind: 'candidate' as const, value: row.cand.percent }] : []),
    ];
  };

  return (
    <ChartSection
      title="Error rate"
      note="of the last 5 minutes; shading is where the true rate lies, 95%"
      level={3}
      heightPx={HEIGHT_PX}
      readout={
        <Readout
          axis={axis}
          withTime
          lastMs={lastMinute(rates)}
          readAt={(ms) => ({ base: word(byMinute.get(ms)?.base), cand: word(byMinute.get(ms)?.cand) })}
        />
      }
      table={() => ({
        columns: ['Minute', `${axis.baseline} errors`, '95% range', `${axis.candidate} errors`, '95% range '],
        rows: rates
          .toReversed()
          .map((row) => ({ atMs: row.atMs - MINUTE_MS / 2, cells: [...cells(row.base), ...cells(row.cand)] })),
      })}
    >
      <Beyond axis={axis} box={box} fromMs={knownUntilMs} />
      <ErrorRatePlot axis={axis} box={box} rates={rates} ticks={ticks} />
      {labels.length === 0 ? (
        <EmptyPlot
          axis={axis}
          box={box}
          untilMs={knownUntilMs}
          text={`Not drawn: ${tooFew} in 5 minutes on either version`}
        />
      ) : null}
      <TimeLines axis={axis} box={box} nowMs={nowMs} />
      {axis.compact ? null : <EndLabels axis={axis} box={box} fromMs={knownUntilMs} labels={labels} />}
      <CursorLine axis={axis} box={box} marksAt={marksAt} />
      <CursorSurface
        axis={axis}
        box={box}
        label="Time cursor, error rate"
        startAtMs={lastMinute(rates) ?? knownUntilMs}
        describe={(ms) => {
          const row = byMinute.get(ms);
          return `5 minutes to ${clockOf(ms + MINUTE_MS)}: version ${axis.baseline} ${word(row?.base) ?? tooFew}, version ${axis.candidate} ${word(row?.cand) ?? tooFew}`;
        }}
      />
    </ChartSection>
  );
}

const ErrorRatePlot = memo(function ErrorRatePlot({
  axis,
  box,
  rates,
  ticks,
}: {
  axis: ChartAxis;
  box: PlotBox;
  rates: ErrorRateRow[];
  ticks: number[];
}) {
  const rows = useMemo(
    () =>
      rates.map((row) => ({
        atMs: row.atMs,
        base: row.base?.percent ?? null,
        cand: row.cand?.percent ?? null,
        baseBand: bandUpTo(box.max, row.base),
        candBand: bandUpTo(box.max, row.cand),
      })),
    [rates, box.max],
  );
  const still = { isAnimationActive: false, dot: false, activeDot: false } as const;
  return (
    <PlotBase axis={axis} box={box} rows={rows} yTicks={ticks} formatY={(value) => `${value}%`} withTimes={false}>
      <Area {...still} dataKey="baseBand" stroke="none" fill="var(--base)" fillOpacity={0.2} />
      <Area {...still} dataKey="candBand" stroke="none" fill="var(--cand)" fillOpacity={0.18} />
      <Line {...still} dataKey="base" stroke="var(--base)" strokeWidth={2} />
      <Line {...still} dataKey="cand" stroke="var(--cand)" strokeWidth={2} />
    </PlotBase>
  );
});

/** Cut off at the top of the axis: Recharts would stretch the axis to hold it, or clip the lines at 0 as well. */
function bandUpTo(max: number, rate: ErrorRate | null): [number, number] | null {
  return rate ? [Math.min(max, rate.lowPercent), Math.min(max, rate.highPercent)] : null;
}

function lastMinute(rates: ErrorRateRow[]): number | null {
  const row = rates.findLast((each) => each.base ?? each.cand);
  return row ? row.atMs - MINUTE_MS / 2 : null;
}

function endLabel(kind: EndLabel['kind'], version: string, rate: ErrorRate): EndLabel {
  const range = `${formatPercent(rate.lowPercent)} to ${formatPercent(rate.highPercent)}`;
  return {
    kind,
    value: rate.percent,
    strong: `${version} ${formatPercent(rate.percent)}`,
    weak: [
      `true rate ${range}, from ${formatCount(rate.calls)} calls`,
      `${range}, ${formatCount(rate.calls)} calls`,
      range,
    ],
  };
}

function cells(rate: ErrorRate | null): string[] {
  if (!rate) return [NO_DATA, NO_DATA];
  return [
    `${formatPercent(rate.percent)}, ${formatCount(rate.errors)} of ${formatCount(rate.calls)}`,
    `${formatPercent(rate.lowPercent)} to ${formatPercent(rate.highPercent)}`,
  ];
}
