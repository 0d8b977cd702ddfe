'use client';

import { memo, useMemo } from 'react';
import { Area, Line } from 'recharts';
import type { ChartProps, PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { PlotSection } from '@/components/charts/plot-section.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import type { CursorMark } from '@/components/charts/cursor/cursor-line.tsx';
import type { EndLabel } from '@/components/charts/end-labels.tsx';
import { errorAxisMax, type ErrorRate, type ErrorRateRow, LEAST_CALLS } from './to-error-rates.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { Readout } from '@/components/charts/cursor/readout.tsx';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';

const HEIGHT_PX = 120;

/** Error rates of both versions over the last five minutes, with where the true rates lie. */
export function ErrorRateChart({ rates, ...common }: ChartProps & { rates: ErrorRateRow[] }) {
  const { axis } = common;
  const { max, ticks } = useMemo(() => niceScale(errorAxisMax(rates), 3), [rates]);
  const box = useMemo(() => ({ heightPx: HEIGHT_PX, topPx: 6, bottomPx: HEIGHT_PX - 8, max }), [max]);
  const byMinute = useMemo(() => new Map(rates.map((row) => [row.atMs - MINUTE_MS / 2, row])), [rates]);
  const last = { base: rates.findLast((row) => row.base)?.base, cand: rates.findLast((row) => row.cand)?.cand };
  const lastMs = lastMinute(rates);
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
    <PlotSection
      {...common}
      box={box}
      title="Error rate"
      note="of the last 5 minutes; shading is where the true rate lies, 95%"
      readout={
        <Readout
          axis={axis}
          withTime
          lastMs={lastMs}
          readAt={(ms) => ({ base: word(byMinute.get(ms)?.base), cand: word(byMinute.get(ms)?.cand) })}
        />
      }
      table={() => ({
        columns: ['Minute', `${axis.baseline} errors`, '95% range', `${axis.candidate} errors`, '95% range '],
        rows: rates
          .toReversed()
          .map((row) => ({ atMs: row.atMs - MINUTE_MS / 2, cells: [...cells(row.base), ...cells(row.cand)] })),
      })}
      subject="error rate"
      lastMs={lastMs}
      describe={(ms) => {
        const row = byMinute.get(ms);
        return `5 minutes to ${clockOf(ms + MINUTE_MS)}: version ${axis.baseline} ${word(row?.base) ?? tooFew}, version ${axis.candidate} ${word(row?.cand) ?? tooFew}`;
      }}
      empty={labels.length === 0 ? `Not drawn: ${tooFew} in 5 minutes on either version` : null}
      labels={labels}
      marksAt={marksAt}
    >
      <ErrorRatePlot axis={axis} box={box} rates={rates} ticks={ticks} />
    </PlotSection>
  );
}

type ErrorRatePlotProps = PlotPlace & { rates: ErrorRateRow[]; ticks: number[] };

const ErrorRatePlot = memo(function ErrorRatePlot({ axis, box, rates, ticks }: ErrorRatePlotProps) {
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
