import type { Plan, PlanStep } from './plan.ts';

/** `trafficRoutingConfig` of a deployment config in plain members; null or left out: AWS did not say. */
export interface TrafficRouting {
  /** TimeBasedCanary, TimeBasedLinear, AllAtOnce, or any other string. */
  type: string | null;
  canaryPercentage?: number | null;
  canaryIntervalMinutes?: number | null;
  linearPercentage?: number | null;
  linearIntervalMinutes?: number | null;
}

/**
 * The steps that a deployment config takes. `TimeBasedFlexible` is undocumented and anything else may be invented: then, and when
 * a number is missing or absurd, the kind is unknown and nothing is guessed. Linear shifts at the start of each interval, as the
 * SDK's documentation says; AWS's own guides disagree, so predictions re-anchor on what is observed (anchor-plan.ts).
 */
export function planOfConfig(configName: string, routing: TrafficRouting | null): Plan {
  if (routing?.type === 'AllAtOnce') {
    return { configName, kind: 'all-at-once', steps: [{ afterSeconds: 0, percent: 100 }] };
  }
  if (routing?.type === 'TimeBasedCanary') {
    const steps = canarySteps(routing.canaryPercentage, routing.canaryIntervalMinutes);
    if (steps) return { configName, kind: 'canary', steps };
  }
  if (routing?.type === 'TimeBasedLinear') {
    const steps = linearSteps(routing.linearPercentage, routing.linearIntervalMinutes);
    if (steps) return { configName, kind: 'linear', steps };
  }
  return { configName, kind: 'unknown', steps: [] };
}

type Told = number | null | undefined;

function canarySteps(percent: Told, minutes: Told): PlanStep[] | null {
  if (!isPercentage(percent) || !isInterval(minutes) || percent === 100) return null;
  return [
    { afterSeconds: 0, percent },
    { afterSeconds: minutes * 60, percent: 100 },
  ];
}

function linearSteps(percent: Told, minutes: Told): PlanStep[] | null {
  if (!isPercentage(percent) || !isInterval(minutes)) return null;
  return Array.from({ length: Math.ceil(100 / percent) }, (_, index) => ({
    afterSeconds: index * minutes * 60,
    percent: Math.min(100, (index + 1) * percent),
  }));
}

/** AWS's type is a whole number; it also bounds the number of steps. */
function isPercentage(value: Told): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;
}

/** Whole minutes too; a Lambda deployment takes 50 hours at most, so a month is beyond anything that AWS accepts. */
function isInterval(value: Told): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 44_640;
}
