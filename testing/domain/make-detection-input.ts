import type { DetectionInput } from '../../lib/domain/detection/detection-input.ts';
import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';

/** For tests: payments-webhook from 63 to 64, 10% for 5 minutes, without alarms and errors. */
export function makeDetectionInput(change: Partial<DetectionInput> = {}): DetectionInput {
  return {
    plan: planOfConfig('canary', { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 }),
    alarms: [],
    callsPerMinute: 100,
    baselineErrorPercent: 0,
    functionName: 'payments-webhook',
    alias: 'live',
    baselineVersion: '63',
    candidateVersion: '64',
    ...change,
  };
}
