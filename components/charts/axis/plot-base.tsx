import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { AXIS_HEIGHT_PX, GUTTER_PX, type PlotPlace } from './chart-axis.ts';
import { formatTick } from './format-tick.ts';

const TICK = { fontSize: 11, fill: 'var(--ink-3)' };

type PlotBaseProps = PlotPlace & {
  rows: readonly { atMs: number }[];
  yTicks: number[];
  formatY: (value: number) => string;
  /** Write the times under this chart. */
  withTimes: boolean;
  children: ReactNode;
};

/** Recharts with the page's shared axes: a linear time axis and a y axis from 0. Children are its lines and areas. */
export function PlotBase({ axis, box, rows, yTicks, formatY, withTimes, children }: PlotBaseProps) {
  const { scale, widthPx } = axis;
  // Recharts draws no axis for lines without a value unless it may clip; with values it must not clip, or a line at 0
  // is cut in half.
  const bare = rows.every((row) => Object.entries(row).every(([key, value]) => key === 'atMs' || value === null));
  return (
    <ComposedChart
      width={widthPx}
      height={box.heightPx}
      data={rows}
      margin={{
        top: box.topPx,
        right: widthPx - scale.rightPx,
        bottom: box.heightPx - box.bottomPx - (withTimes ? AXIS_HEIGHT_PX : 0),
        left: 0,
      }}
      accessibilityLayer={false}
      // Recharts makes its surface focusable and listens to the pointer; our cursor surface does both for all charts at
      // once.
      style={{ pointerEvents: 'none' }}
      tabIndex={-1}
    >
      <CartesianGrid stroke="var(--line)" strokeWidth={1} />
      <XAxis
        dataKey="atMs"
        type="number"
        domain={[scale.fromMs, scale.toMs]}
        ticks={axis.ticks}
        tickFormatter={formatTick}
        allowDataOverflow={bare}
        interval={0}
        height={AXIS_HEIGHT_PX}
        hide={!withTimes}
        tickLine={false}
        axisLine={{ stroke: 'var(--line-strong)' }}
        tick={TICK}
        tickMargin={5}
      />
      <YAxis
        width={GUTTER_PX}
        domain={[0, box.max]}
        ticks={yTicks}
        tickFormatter={formatY}
        allowDataOverflow={bare}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={TICK}
        tickMargin={4}
      />
      {children}
    </ComposedChart>
  );
}
