'use client';

import { memo } from 'react';
import { Area, Line } from 'recharts';
import { yOf, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { circlesPath, linePath, rectsPath } from '@/components/charts/axis/svg-paths.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';
import type { ShareDot } from './to-share-dots.ts';
import type { ShareRow } from './to-share-rows.ts';

const TICKS = [0, 25, 50, 75, 100];
const DOT_RADIUS = 3.5;

type SharePlotProps = PlotPlace & {
  rows: ShareRow[];
  dots: ShareDot[];
};

/** The still part of the share chart: planned and routed steps, and the band in which observed shares should fall. */
export const SharePlot = memo(function SharePlot({ axis, box, rows, dots }: SharePlotProps) {
  const bands = dots.flatMap((dot) => {
    if (!dot.band) return [];
    const x = Math.max(axis.scale.leftPx, xOf(axis.scale, dot.fromMs));
    const y = yOf(box, dot.band.highPercent);
    return [{ x, y, width: xOf(axis.scale, dot.toMs) - x, height: yOf(box, dot.band.lowPercent) - y }];
  });
  const still = { isAnimationActive: false, dot: false, activeDot: false, type: 'stepAfter' } as const;
  return (
    <PlotBase axis={axis} box={box} rows={rows} yTicks={TICKS} formatY={(value) => `${value}%`} withTimes>
      <path d={rectsPath(bands)} fill="var(--ink-3)" fillOpacity={0.18} />
      <Area {...still} dataKey="routed" stroke="var(--cand)" strokeWidth={2} fill="var(--cand)" fillOpacity={0.16} />
      <Line {...still} dataKey="planned" stroke="var(--ink)" strokeWidth={1.25} strokeDasharray="4 3" />
    </PlotBase>
  );
});

type ShareDotsProps = PlotPlace & {
  dots: ShareDot[];
};

/** The observed shares, on top: hollow dots at mid-minute, joined by a thin line where minutes follow each other. */
export const ShareDots = memo(function ShareDots({ axis, box, dots }: ShareDotsProps) {
  const points = dots.map((dot) => ({
    x: xOf(axis.scale, (dot.fromMs + dot.toMs) / 2),
    y: yOf(box, dot.percent),
  }));
  const joined = points.flatMap((point, index) => {
    const follows = dots[index - 1]?.toMs === dots[index]?.fromMs;
    return follows || index === 0 ? [point] : [null, point];
  });
  return (
    <svg
      aria-hidden="true"
      width={axis.widthPx}
      height={box.heightPx}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      <path d={linePath(joined)} fill="none" stroke="var(--ink-3)" strokeWidth={1} />
      <path d={circlesPath(points, DOT_RADIUS)} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.5} />
    </svg>
  );
});
