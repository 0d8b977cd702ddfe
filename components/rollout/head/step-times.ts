import { toMs } from '@/lib/domain/time/iso.ts';
import type { Plan } from '@/lib/domain/plan/plan.ts';
import type { RoutedPoint } from '@/lib/domain/series/series.ts';

/** One step of the plan as a stretch of the bar that it fills. Percents 0–100. */
export interface StepTime {
  fromPercent: number;
  toPercent: number;
  /** When it came, or is expected; null: not known. */
  atMs: number | null;
}

/** Narrower stretches than this have no room for a time. */
const LEAST_PERCENT = 7;

/**
 * The steps of a plan with their times, as far as the bar has room for them: of many small steps every second, fifth, …
 */
export function stepTimes(plan: Plan, planned: readonly RoutedPoint[], startMs: number | null): StepTime[] {
  const all = plan.steps.map((step, index): StepTime => {
    const predicted = planned.find((point) => point.percent === step.percent);
    const atMs = predicted ? toMs(predicted.at) : startMs === null ? null : startMs + step.afterSeconds * 1000;
    return { fromPercent: plan.steps[index - 1]?.percent ?? 0, toPercent: step.percent, atMs };
  });
  const widest = Math.max(...all.map((step) => step.toPercent - step.fromPercent), 1);
  const every = Math.max(1, Math.ceil(LEAST_PERCENT / widest));
  return all.filter((_, index) => index % every === 0 || index === all.length - 1);
}
