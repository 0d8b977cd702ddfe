import type { Alarm, AlarmDefinition } from '../../lib/domain/alarms/alarm.ts';
import { makeDefinition } from './make-definition.ts';
import { makeAlarm } from './make-group.ts';
import { makeCalmGroup, makePreflightFacts } from './make-preflight-facts.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { PreflightFacts } from '../../lib/domain/preflight/preflight-facts.ts';

/** For tests of pre-flight: two more plans. */
export const canary = planOfConfig('canary', {
  type: 'TimeBasedCanary',
  canaryPercentage: 10,
  canaryIntervalMinutes: 5,
});
export const atOnce = planOfConfig('at once', { type: 'AllAtOnce' });
export const { dimensions: wide } = makeDefinition();
export const ofNew = { ...wide, ExecutedVersion: '64' };

/** For tests: facts of a group with these changes. */
export function grouped(change: Partial<Group>): PreflightFacts {
  return makePreflightFacts({ group: makeCalmGroup(change) });
}

/** For tests: facts of a group with these alarms. */
export function alarmed(
  items: Alarm[],
  change: Partial<PreflightFacts> = {},
  alarms: Partial<Group['alarms']> = {},
): PreflightFacts {
  const group = makeCalmGroup({ alarms: { ignored: false, ignorePollFailure: false, items, ...alarms } });
  return makePreflightFacts({ group, ...change });
}

/** For tests: facts of a group with one alarm of this definition. */
export function defined(definition: Partial<AlarmDefinition>, change: Partial<PreflightFacts> = {}): PreflightFacts {
  return alarmed([makeAlarm({ definition: makeDefinition(definition) })], change);
}

export const red = makeAlarm({
  state: 'ALARM',
  stateChangedAt: '2026-11-21T13:02:40.000Z',
  definition: makeDefinition(),
});
export const calm = makeAlarm({ definition: makeDefinition({ dimensions: ofNew, threshold: 1 }) });
export const hook = (functionName: string, exists: boolean | null) => [
  { event: 'BeforeAllowTraffic' as const, functionName, exists },
];
