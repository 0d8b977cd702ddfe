import { MINUTE_MS, type TimeScale } from './time-scale.ts';

const STEPS_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

/** Round moments (epoch ms, UTC) for the time axis, at least `minGapPx` apart. */
export function timeTicks(scale: TimeScale, minGapPx: number): number[] {
  const span = scale.toMs - scale.fromMs;
  const width = scale.rightPx - scale.leftPx;
  if (span <= 0 || width <= 0) return [];
  const widest = 1440;
  const minutes = STEPS_MINUTES.find((step) => (step * MINUTE_MS * width) / span >= minGapPx) ?? widest;
  const step = minutes * MINUTE_MS;
  const ticks: number[] = [];
  for (let at = Math.ceil(scale.fromMs / step) * step; at <= scale.toMs; at += step) ticks.push(at);
  return ticks;
}
