import { LifecycleCard } from '@/components/rollout/lifecycle/lifecycle-card.tsx';
import type { LifecycleLook } from '@/components/rollout/lifecycle/lifecycle-words.ts';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import type { HookLogs } from '@/lib/domain/explain/hook-logs.ts';
import type { LifecycleEvent, Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Known } from '@/components/gallery/create-still-client.ts';
import { makeEnded, makeEvent, makeOrders, makeRollback } from '@/components/gallery/fixtures/make-orders.ts';
import { makeHistory } from '@/components/gallery/fixtures/make-series.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const HOOK = 'CodeDeployHook_smoke';
const series = makeHistory(23);

const card = (rollout: Rollout, known: Known[] = [], refused: string | null = null) => (
  <Scene known={known}>
    <LifecycleCard rollout={rollout} series={series} refused={refused} />
  </Scene>
);
const withEvent = (event: LifecycleEvent) => makeOrders({ lifecycle: [event] });

const LOOKS: Record<LifecycleLook, LifecycleEvent> = {
  done: makeEvent('BeforeAllowTraffic', 'Succeeded', { startedAt: ago(60), endedAt: ago(56) }),
  running: makeEvent('AllowTraffic', 'InProgress', { startedAt: ago(683) }),
  pending: makeEvent('AfterAllowTraffic', 'Pending', { hookFunction: HOOK }),
  failed: makeEvent('AllowTraffic', 'Failed', { startedAt: ago(683), endedAt: ago(20) }),
  skipped: makeEvent('AfterAllowTraffic', 'Skipped', { hookFunction: HOOK }),
  unknown: makeEvent('AllowTraffic', 'Unknown'),
};

const runningHook = withEvent(
  makeEvent('BeforeAllowTraffic', 'InProgress', { startedAt: ago(900), hookFunction: HOOK }),
);
const failedHook = makeEnded({
  status: 'Failed',
  error: { code: 'HOOK_EXECUTION_FAILURE', message: null },
  lifecycle: [
    makeEvent('BeforeAllowTraffic', 'Failed', {
      startedAt: ago(688),
      endedAt: ago(600),
      hookFunction: HOOK,
      diagnostics: {
        code: 'ScriptFailed',
        message: 'The hook answered Failed.',
        logTail: 'GET /health 502\nGET /health 502\nexpected 200',
      },
    }),
    makeEvent('AllowTraffic', 'Skipped'),
  ],
});

const logs = (change: Partial<HookLogs> = {}): HookLogs => ({
  event: 'BeforeAllowTraffic',
  functionName: HOOK,
  logGroup: `/aws/lambda/${HOOK}`,
  startedAt: ago(900),
  lines: [
    { at: ago(898), message: 'START RequestId: 5f0c…', ofThisDeployment: true },
    { at: ago(897), message: 'trying orders-api:42 for d-3XQ8T9K1B', ofThisDeployment: true },
    { at: ago(895), message: 'GET /health 502', ofThisDeployment: true },
    { at: ago(1200), message: 'trying another', ofThisDeployment: false },
  ],
  invoked: true,
  likelyCause: null,
  unread: null,
  readAt: ago(4),
  ...change,
});

const hooked = (rollout: Rollout, data: HookLogs | null, failed = 'Sluice does not answer.') => {
  const key = queryKeys.hookLogs(rollout.target, rollout.id, 'BeforeAllowTraffic');
  return card(rollout, [data === null ? { key, failed } : { key, data }]);
};

/** CodeDeploy's lifecycle events and what their hooks wrote. */
export const LIFECYCLES = [
  ...specimensOf<LifecycleLook>(
    'lifecycle',
    mapValues(LOOKS, (event) => card(withEvent(event))),
  ),
  ...specimensOf('lifecycle', {
    whole: card(makeOrders()),
    ended: card(makeEnded()),
    'not-begun': card(makeOrders({ lifecycle: [] })),
    refused: card(
      makeOrders({ lifecycle: [] }),
      [],
      'AWS refuses to tell: Sluice’s role lacks codedeploy:GetDeploymentTarget.',
    ),
    'not-read': card(makeEnded({ lifecycle: [], watched: { from: null, to: null, missing: [] } })),
    'ended-before-it-began': card(makeEnded({ lifecycle: [] })),
    rollback: card(makeRollback({ lifecycle: [makeEvent('BeforeAllowTraffic', 'Succeeded', { hookFunction: HOOK })] })),
  }),
  ...specimensOf('hook', {
    'runs-and-writes': hooked(runningHook, logs()),
    'runs-silently': hooked(
      runningHook,
      logs({
        lines: [],
        invoked: false,
        likelyCause: `${HOOK} was not called since 13:49:10: the group’s service role may not call it.`,
      }),
    ),
    'runs-awaited': card(runningHook),
    failed: hooked(failedHook, logs()),
    'failed-for-others': hooked(
      failedHook,
      logs({ lines: [{ at: ago(700), message: 'nothing of it', ofThisDeployment: false }] }),
    ),
    'log-refused': hooked(failedHook, logs({ lines: null, unread: 'AWS refused logs:FilterLogEvents.' })),
    'log-failed': hooked(failedHook, null),
  }),
];
