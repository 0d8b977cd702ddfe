import { yOf, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { rectsPath } from '@/components/charts/axis/svg-paths.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';

/** A stacked bar: the baseline's value below, the candidate's on top. */
export interface Bar {
  fromMs: number;
  toMs: number;
  base: number;
  cand: number;
}

/** Stacked bars of both versions, two paths in all. */
export function Bars({ axis, box, bars }: PlotPlace & { bars: Bar[] }) {
  const { scale } = axis;
  const visible = bars.filter((bar) => bar.toMs > scale.fromMs && bar.fromMs < scale.toMs);
  const rect = (bar: Bar, from: number, to: number) => {
    const left = Math.max(scale.leftPx, xOf(scale, bar.fromMs) + 0.5);
    const right = Math.min(scale.rightPx, xOf(scale, bar.toMs) - 0.5);
    return { x: left, width: right - left, y: yOf(box, to), height: yOf(box, from) - yOf(box, to) };
  };
  return (
    <>
      <path d={rectsPath(visible.map((bar) => rect(bar, 0, bar.base)))} fill="var(--base)" fillOpacity={0.65} />
      <path d={rectsPath(visible.map((bar) => rect(bar, bar.base, bar.base + bar.cand)))} fill="var(--cand)" />
    </>
  );
}
