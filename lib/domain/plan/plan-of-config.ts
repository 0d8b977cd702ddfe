import type { Plan, PlanStep } from './plan.ts';

/** `trafficRoutingConfig` of a deployment config, flattened. null or absent: AWS did not say. */
export interface TrafficRouting {
  /** TimeBasedCanary, TimeBasedLinear, AllAtOnce, or any other string. */
  type: string | null;
  canaryPercentage?: number | null;
  canaryIntervalMinutes?: number | null;
  linearPercentage?: number | null;
  linearIntervalMinutes?: number | null;
}

/**
 * The steps of a deployment config. `TimeBasedFlexible` is undocumented, and AWS may add other types. For those, and
 * when a number is missing or absurd, the kind is unknown and nothing is guessed. Linear shifts at the start of each
 * interval, as the SDK's documentation says. AWS's own guides disagree, so predictions are re-anchored on what is
 * observed (anchor-plan.ts).
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

type Given = number | null | undefined;

function canarySteps(percent: Given, minutes: Given): PlanStep[] | null {
  if (!isPercentage(percent) || !isInterval(minutes) || percent === 100) return null;
  return [
    { afterSeconds: 0, percent },
    { afterSeconds: minutes * 60, percent: 100 },
  ];
}

function linearSteps(percent: Given, minutes: Given): PlanStep[] | null {
  if (!isPercentage(percent) || !isInterval(minutes)) return null;
  return Array.from({ length: Math.ceil(100 / percent) }, (_, index) => ({
    afterSeconds: index * minutes * 60,
    percent: Math.min(100, (index + 1) * percent),
  }));
}

/** AWS's type is a whole number. It also bounds the number of steps. */
function isPercentage(value: Given): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;
}

/** Whole minutes too. A Lambda deployment takes 50 hours at most, so a month is beyond anything that AWS accepts. */
function isInterval(value: Given): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 44_640;
}
