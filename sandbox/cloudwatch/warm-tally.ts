import type { ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import type { Tally } from './tally.ts';

const MINUTE = 60_000;

/** The invocations of a minute that involved provisioned concurrency. */
export interface WarmTally {
  /** Invocations that found a free environment. */
  provisioned: number;
  /** Invocations that ran on demand because all were busy. */
  spilled: number;
  /** Time that the environments were busy, in milliseconds. */
  busyMs: number;
  /** The largest number of environments. */
  places: number;
}

export function addWarm(into: WarmTally | null, use: ProvisionedUse, durationMs: number): WarmTally {
  const warm = into ?? { provisioned: 0, spilled: 0, busyMs: 0, places: 0 };
  warm.places = Math.max(warm.places, use.places);
  if (use.spilled) warm.spilled++;
  else {
    warm.provisioned++;
    warm.busyMs += durationMs;
  }
  return warm;
}

export function mergeWarm(a: WarmTally | null, b: WarmTally | null): WarmTally | null {
  if (a === null || b === null) return a ?? b;
  return {
    provisioned: a.provisioned + b.provisioned,
    spilled: a.spilled + b.spilled,
    busyMs: a.busyMs + b.busyMs,
    places: Math.max(a.places, b.places),
  };
}

/** The metrics and their units. AWS's unit of the utilization, a fraction 0–1, is not known. */
export const WARM_UNITS: Readonly<Record<string, string>> = {
  ProvisionedConcurrencyInvocations: 'Count',
  ProvisionedConcurrencySpilloverInvocations: 'Count',
  ProvisionedConcurrentExecutions: 'Count',
  ProvisionedConcurrencyUtilization: 'None',
};

/** Little's law gives the mean, two standard deviations above it the peak, at most what exists. */
export function pourWarm(metric: string, warm: WarmTally, tally: Tally): void {
  if (metric === 'ProvisionedConcurrencyInvocations') {
    tally.add(1, warm.provisioned);
    tally.add(0, warm.spilled);
  } else if (metric === 'ProvisionedConcurrencySpilloverInvocations') {
    tally.add(1, warm.spilled);
    tally.add(0, warm.provisioned);
  } else {
    const mean = warm.busyMs / MINUTE;
    const peak = Math.min(warm.places, Math.ceil(mean + 2 * Math.sqrt(mean)));
    const unit = metric === 'ProvisionedConcurrencyUtilization' ? warm.places : 1;
    tally.add(Math.min(mean, warm.places) / unit);
    tally.add(peak / unit);
  }
}
