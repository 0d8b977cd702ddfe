import type { Health, SourceHealth, TargetHealth } from '../../lib/domain/live/health.ts';

/** For tests: a source that was last read then, and is fine. */
export function makeSource(lastSuccessAt: string | null, change: Partial<SourceHealth> = {}): SourceHealth {
  return { lastSuccessAt, error: null, slowed: null, ...change };
}

/** For tests: a target at its own AWS, fine but not read yet. */
export function makeTargetHealth(change: Partial<TargetHealth> = {}): TargetHealth {
  return {
    name: 'default',
    accountId: '482109371166',
    region: 'eu-west-1',
    simulated: false,
    endpoint: null,
    clock: { now: '2026-11-21T14:04:10.000Z', rate: 1 },
    firstReading: null,
    sources: { codedeploy: makeSource(null), lambda: makeSource(null), cloudwatch: makeSource(null) },
    missingPermissions: [],
    stuckBypasses: [],
    calls: { lastMinute: 10, budget: 30 },
    rollouts: {},
    ...change,
  };
}

/** For tests: a target whose every source was read at this moment. */
export function makeFreshTarget(at: string): TargetHealth {
  const read = makeSource(at);
  return makeTargetHealth({
    clock: { now: at, rate: 1 },
    sources: { codedeploy: read, lambda: read, cloudwatch: read },
  });
}

/** For tests: a process that is fine and has these targets. */
export function makeHealth(change: Partial<Health> = {}): Health {
  return {
    status: 'ok',
    version: '0',
    store: { kind: 'sqlite', ok: true, message: null },
    targets: [],
    ...change,
  };
}
