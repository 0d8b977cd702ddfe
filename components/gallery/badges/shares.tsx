import type { ReactNode } from 'react';
import { ShareLegend } from '@/components/fleet/shifting/share-legend.tsx';
import { ShareCell } from '@/components/fleet/table/share-cell.tsx';
import { PlanSteps } from '@/components/status/plan-steps.tsx';
import { RolloutShareBar } from '@/components/status/rollout-share-bar.tsx';
import { Sparkline } from '@/components/ui/sparkline.tsx';
import { knownPlan } from '@/lib/domain/plan/known-plan.ts';
import type { Plan } from '@/lib/domain/plan/plan.ts';
import type { Rollout, Share } from '@/lib/domain/rollout/rollout.ts';
import { makeEnded, makeEvent, makeOrders } from '@/components/gallery/fixtures/make-orders.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const unknown: Plan = { configName: 'Custom', kind: 'unknown', steps: [] };
const plan = (name: string): Plan => knownPlan(`CodeDeployDefault.Lambda${name}`) ?? unknown;
const PLANS: Record<Plan['kind'], Plan> = {
  canary: plan('Canary10Percent5Minutes'),
  linear: plan('Linear10PercentEvery3Minutes'),
  'all-at-once': plan('AllAtOnce'),
  unknown,
};

const share = (change: Partial<Share>): Rollout => makeOrders({ share: { ...makeOrders().share, ...change } });
const NOTHING = { plannedPercent: null, observedPercent: null, observedAt: null, observedCalls: null, next: null };
const BARS: Record<string, Rollout> = {
  'as-planned': makeOrders(),
  'not-counted': share({ observedPercent: null, observedAt: null, observedCalls: null }),
  behind: share({ plannedPercent: 60, routedPercent: 40 }),
  'counted-elsewhere': share({ observedPercent: 71, observedCalls: 142 }),
  'few-calls': share({ observedPercent: 50, observedCalls: 4 }),
  'before-traffic': share({ ...NOTHING, routedPercent: 0, next: { percent: 10, at: '2026-11-21T14:07:00.000Z' } }),
  'all-there': share({ ...NOTHING, plannedPercent: 100, routedPercent: 100 }),
  'not-known': share({ ...NOTHING, routedPercent: null }),
};

const CELLS: Record<string, Rollout> = {
  shifting: makeOrders(),
  overdue: share({ next: { percent: 50, at: '2026-11-21T14:04:01.000Z' } }),
  'late-counts': share({ observedAt: '2026-11-21T13:55:00.000Z' }),
  'plan-unknown': makeOrders({ plan: unknown, share: { ...makeOrders().share, next: null } }),
  'waits-for-its-hook': makeOrders({
    shiftStartedAt: null,
    share: { ...makeOrders().share, ...NOTHING, routedPercent: 0 },
    lifecycle: [makeEvent('BeforeAllowTraffic', 'InProgress', { hookFunction: 'CodeDeployHook_smoke' })],
  }),
  stopped: makeEnded(),
};

const wide = (node: ReactNode) => <div className="w-72">{node}</div>;

/** How much goes to the new version: bars, cells of the fleet, plans, sparklines. */
export const SHARES = [
  ...specimensOf(
    'share-bar',
    mapValues(BARS, (rollout) => wide(<RolloutShareBar rollout={rollout} />)),
  ),
  ...specimensOf('share-bar', {
    steps: wide(<RolloutShareBar rollout={makeOrders()} steps height={14} />),
    legend: <ShareLegend />,
  }),
  ...specimensOf(
    'share-cell',
    mapValues(CELLS, (rollout) =>
      wide(
        <Scene>
          <ShareCell rollout={rollout} />
        </Scene>,
      ),
    ),
  ),
  ...specimensOf<Plan['kind']>(
    'plan',
    mapValues(PLANS, (each) =>
      each.steps.length > 1 ? wide(<PlanSteps plan={each} />) : <span className="text-meta text-ink-3">not drawn</span>,
    ),
  ),
  ...specimensOf('sparkline', {
    calls: <Sparkline values={[4, 6, 9, 7, 5, 3, 4, 8, 9]} label="Calls an hour" />,
    gaps: <Sparkline values={[4, 6, null, null, 5, 3, null, 8, 9]} label="Calls an hour, with gaps" />,
    'one-value': <Sparkline values={[null, null, 5]} label="One hour with calls" />,
    'no-data': <Sparkline values={[null, null, null]} label="No data" />,
    threshold: <Sparkline values={[0, 1, 6, 7, 9]} threshold={5} tone="bad" label="Errors above 5" />,
  }),
];
