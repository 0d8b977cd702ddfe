'use client';

import { memo, useMemo } from 'react';
import { Line } from 'recharts';
import { yOf, type ChartProps, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { PlotSection } from '@/components/charts/plot-section.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import type { CursorMark } from '@/components/charts/cursor/cursor-line.tsx';
import type { EndLabel } from '@/components/charts/end-labels.tsx';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { formatDurationMs } from '@/lib/domain/format/format-duration.ts';
import type { Minute, VersionMinute } from './minute.ts';
import { niceScale } from '@/components/charts/axis/nice-scale.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { Readout } from '@/components/charts/cursor/readout.tsx';
import { circlesPath } from '@/components/charts/axis/svg-paths.ts';
import { MINUTE_MS, minutePx, xOf } from '@/components/charts/axis/time-scale.ts';

const HEIGHT_PX = 172;
const STATS = [
  { key: 'p99Ms', name: 'p99', width: 1.5, dash: '1.5 2.5' },
  { key: 'p90Ms', name: 'p90', width: 2 },
  { key: 'p50Ms', name: 'p50', width: 1 },
] as const;
const VERSIONS = [
  { key: 'base', kind: 'baseline', colour: 'var(--base)' },
  { key: 'cand', kind: 'candidate', colour: 'var(--cand)' },
] as const;

/** p50, p90 and p99 of both versions, a minute each. */
export function DurationChart({ minutes, ...common }: ChartProps & { minutes: Minute[] }) {
  const { axis } = common;
  const { max, ticks } = useMemo(() => niceScale(longest(minutes), 4), [minutes]);
  const box = useMemo(() => ({ heightPx: HEIGHT_PX, topPx: 6, bottomPx: HEIGHT_PX - 8, max }), [max]);
  const byMinute = useMemo(() => new Map(minutes.map((minute) => [minute.atMs, minute])), [minutes]);
  const lastMs = minutes.findLast((minute) => minute.base.p90Ms ?? minute.cand.p90Ms)?.atMs ?? null;
  const p90 = (minute: VersionMinute | undefined) =>
    minute && minute.p90Ms !== null ? `p90 ${formatDurationMs(minute.p90Ms)}` : null;

  const labels = STATS.flatMap((stat) =>
    VERSIONS.flatMap(({ key, kind }): EndLabel[] => {
      const value = minutes.findLast((minute) => minute[key][stat.key] !== null)?.[key][stat.key] ?? null;
      if (value === null) return [];
      const version = kind === 'baseline' ? axis.baseline : axis.candidate;
      return [{ kind, value, strong: `${version} ${formatDurationMs(value)}`, weak: [stat.name] }];
    }),
  );

  const marksAt = (ms: number): CursorMark[] => {
    const minute = byMinute.get(ms);
    if (!minute) return [];
    return STATS.flatMap((stat) =>
      VERSIONS.flatMap(({ key, kind }) => {
        const value = minute[key][stat.key];
        return value === null ? [] : [{ kind, value }];
      }),
    );
  };

  return (
    <PlotSection
      {...common}
      box={box}
      title="Duration"
      note="ms · p50 thin, p90 thick, p99 dotted"
      readout={
        <Readout
          axis={axis}
          lastMs={lastMs}
          readAt={(ms) => ({ base: p90(byMinute.get(ms)?.base), cand: p90(byMinute.get(ms)?.cand) })}
        />
      }
      table={() => ({
        columns: [
          'Minute',
          ...[axis.baseline, axis.candidate].flatMap((v) => ['p50', 'p90', 'p99'].map((stat) => `${v} ${stat}`)),
        ],
        rows: minutes
          .toReversed()
          .map((minute) => ({ atMs: minute.atMs, cells: [...statCells(minute.base), ...statCells(minute.cand)] })),
      })}
      subject="duration"
      lastMs={lastMs}
      describe={(ms) => {
        const minute = byMinute.get(ms);
        const say = (of: VersionMinute | undefined) => (of ? statCells(of).join(', ') : NO_DATA);
        return `${clockOf(ms)}, p50, p90, p99: version ${axis.baseline} ${say(minute?.base)}; version ${axis.candidate} ${say(minute?.cand)}`;
      }}
      empty={labels.length === 0 ? 'No durations from CloudWatch' : null}
      labels={labels}
      marksAt={marksAt}
    >
      <DurationPlot axis={axis} box={box} minutes={minutes} ticks={ticks} />
    </PlotSection>
  );
}

type DurationPlotProps = PlotPlace & { minutes: Minute[]; ticks: number[] };

const DurationPlot = memo(function DurationPlot({ axis, box, minutes, ticks }: DurationPlotProps) {
  const rows = useMemo(
    () =>
      minutes.map((minute) => ({
        atMs: minute.atMs + MINUTE_MS / 2,
        ...Object.fromEntries(
          VERSIONS.flatMap(({ key }) => STATS.map((stat) => [`${key}.${stat.key}`, minute[key][stat.key]])),
        ),
      })),
    [minutes],
  );
  const dense = minutePx(axis.scale) < 3;
  const lines = VERSIONS.flatMap((version) => STATS.map((stat) => ({ version, stat })));
  return (
    <PlotBase axis={axis} box={box} rows={rows} yTicks={ticks} formatY={String} withTimes={false}>
      {lines.map(({ version, stat }) => (
        <path
          key={`lonely ${version.key} ${stat.key}`}
          fill={version.colour}
          d={circlesPath(
            lonelyPoints(minutes.map((minute) => minute[version.key][stat.key])).map((index) => ({
              x: xOf(axis.scale, (minutes[index]?.atMs ?? 0) + MINUTE_MS / 2),
              y: yOf(box, minutes[index]?.[version.key][stat.key] ?? 0),
            })),
            stat.width,
          )}
        />
      ))}
      {lines.map(({ version, stat }) => (
        <Line
          key={`${version.key} ${stat.key}`}
          // A function: Recharts would read a dot in a name as a path into the row.
          dataKey={(row: Record<string, number | null>) => row[`${version.key}.${stat.key}`]}
          stroke={version.colour}
          strokeWidth={stat.width}
          // Dots closer than pixels are noise: a day of p99 is a faint line instead.
          {...('dash' in stat ? (dense ? { strokeOpacity: 0.5 } : { strokeDasharray: stat.dash }) : {})}
          isAnimationActive={false}
          dot={false}
          activeDot={false}
        />
      ))}
    </PlotBase>
  );
});

function longest(minutes: readonly Minute[]): number {
  const values = minutes.flatMap(({ base, cand }) => [base, cand].flatMap((v) => [v.p50Ms, v.p90Ms, v.p99Ms]));
  return values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0) || 100;
}

function statCells(minute: VersionMinute): string[] {
  return [minute.p50Ms, minute.p90Ms, minute.p99Ms].map((ms) => (ms === null ? NO_DATA : formatDurationMs(ms)));
}

/** Points without a neighbour on either side: a line through them would be invisible, so they are drawn as dots. */
export function lonelyPoints(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) =>
    value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null ? [index] : [],
  );
}
