import type { PlotBox } from '@/components/charts/axis/chart-axis.ts';
import { yOf } from '@/components/charts/axis/chart-axis.ts';
import { type TimeScale, xOf } from '@/components/charts/axis/time-scale.ts';
import type { Step } from './to-steps.ts';

const APART_PX = 7;
const LINE_PX = 16;

/**
 * Where words of `widthPx` stand beside the end of the planned line without lying on it: under its last level where
 * that is long enough, else to the left of its last rise. null: there is no room.
 */
export function besideThePlan(
  planned: readonly Step[],
  scale: TimeScale,
  box: PlotBox,
  widthPx: number,
): { left: number; top: number } | null {
  const last = planned.findLast((step) => step.atMs <= scale.toMs);
  if (last === undefined || last.percent === null) return null;
  const riseX = Math.max(scale.leftPx, xOf(scale, last.atMs));
  const levelY = yOf(box, last.percent);
  if (scale.rightPx - riseX >= widthPx + 2 * APART_PX && levelY + 5 + LINE_PX < box.bottomPx)
    return { left: riseX + APART_PX, top: levelY + 5 };
  const left = riseX - APART_PX - widthPx;
  return left < scale.leftPx ? null : { left, top: Math.max(box.topPx + 2, levelY - LINE_PX / 2) };
}
