import type { TrafficRoutingConfig } from '@aws-sdk/client-codedeploy';

export interface Step {
  /** After the start of AllowTraffic. */
  afterMs: number;
  /** Share of traffic on the new version, 0–1. */
  fraction: number;
}

const MINUTE_MS = 60_000;

/**
 * The steps of a traffic routing configuration. Linear shifts at the start of each interval, so 10% a minute reaches
 * 100% after nine minutes (the SDK's documentation; SAM's says ten).
 */
export function planSteps(routing: TrafficRoutingConfig | undefined): Step[] {
  if (routing?.type === 'TimeBasedCanary') {
    const percent = routing.timeBasedCanary?.canaryPercentage ?? 100;
    const interval = routing.timeBasedCanary?.canaryInterval ?? 0;
    return [
      { afterMs: 0, fraction: percent / 100 },
      { afterMs: interval * MINUTE_MS, fraction: 1 },
    ];
  }
  if (routing?.type === 'TimeBasedLinear') {
    const percent = routing.timeBasedLinear?.linearPercentage ?? 100;
    const interval = routing.timeBasedLinear?.linearInterval ?? 0;
    const count = Math.ceil(100 / percent);
    return Array.from({ length: count }, (_, i) => ({
      afterMs: i * interval * MINUTE_MS,
      fraction: Math.min(100, percent * (i + 1)) / 100,
    }));
  }
  return [{ afterMs: 0, fraction: 1 }];
}
