import type { CursorStore } from '@/components/charts/cursor/cursor-store.ts';
import type { Pin } from '@/components/charts/pin-events.ts';
import type { TimeScale } from './time-scale.ts';

/** Left of every plot: room for the y axis, so that the plots of a page line up. */
export const GUTTER_PX = 44;
export const RIGHT_PX = 14;
export const AXIS_HEIGHT_PX = 22;

/** What all charts of a page share. Its identity changes only with the axis, so charts can be memoised on it. */
export interface ChartAxis {
  scale: TimeScale;
  /** Width of each chart, gutter included. */
  widthPx: number;
  /** Moments on the x axis, epoch ms. */
  ticks: number[];
  /** A phone: fewer words beside the lines. */
  compact: boolean;
  cursor: CursorStore;
  pins: Pin[];
  baseline: string;
  candidate: string;
}

/** Height of a chart and where its plot begins and ends, in pixels from the chart's top. */
export interface PlotBox {
  heightPx: number;
  topPx: number;
  bottomPx: number;
  /** Value at the top of the plot; the bottom is 0. */
  max: number;
}

/** Where a part of a plot is drawn. */
export interface PlotPlace {
  axis: ChartAxis;
  box: PlotBox;
}

/** What every chart of a page is given. */
export interface ChartProps {
  axis: ChartAxis;
  /** Beyond this nothing is known, and the plot is sunken. */
  knownUntilMs: number;
  /** null: not on the axis. */
  nowMs: number | null;
}

export function yOf(box: PlotBox, value: number): number {
  return box.bottomPx - (value / box.max) * (box.bottomPx - box.topPx);
}
