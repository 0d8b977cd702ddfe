import { AlarmsCard } from '@/components/rollout/alarms-card.tsx';
import { ChangesCard } from '@/components/rollout/changes-card.tsx';
import { ComparisonCard } from '@/components/rollout/comparison/comparison-card.tsx';
import { ConsoleCard } from '@/components/rollout/console-card.tsx';
import { EarlierCard } from '@/components/rollout/end/earlier-card.tsx';
import { AlarmsLine } from '@/components/rollout/head/alarms-line.tsx';
import { HeroCard } from '@/components/rollout/head/hero-card.tsx';
import { RolloutHeader } from '@/components/rollout/head/rollout-header.tsx';
import type { VerdictWords } from '@/components/status/verdict-words.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Beside, RolloutVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';
import { makeVerdict } from '@/testing/domain/make-verdict.ts';
import { CALLS_ENDED, COVERS, VERDICTS_BY_KIND, WORSE_FOR_A_TIME } from '@/components/gallery/badges/verdicts.tsx';
import { makeChanges } from '@/components/gallery/fixtures/make-draft.ts';
import {
  makeEnded,
  makeEvent,
  makeOrders,
  makeOrdersGroup,
  makeRollback,
  ordersAlarm,
  slowAlarm,
  redAlarm,
} from '@/components/gallery/fixtures/make-orders.ts';
import { makeHistory } from '@/components/gallery/fixtures/make-series.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const group = makeOrdersGroup();
const history = makeHistory(23);
const REFUSED = 'AWS refuses to tell: Sluice’s role lacks cloudwatch:GetMetricData.';
const share = (change: Partial<Rollout['share']>) => makeOrders({ share: { ...makeOrders().share, ...change } });

const BESIDES: Record<Beside['kind'], Beside> = {
  throttled: { kind: 'throttled', baseline: { calls: 3702, throttled: 1 }, candidate: { calls: 412, throttled: 31 } },
  split: { kind: 'split', observedPercent: 71, expectedPercent: 40, calls: 980 },
  words: { kind: 'words', text: 'The calls do not split as the weights say.' },
};

const comparison = (rollout: Rollout, why: string | null = null) => (
  <Scene>
    <ComparisonCard rollout={rollout} refused={why} />
  </Scene>
);

/** A running rollout with the counts that the verdict rests on. */
function judged(verdict: RolloutVerdict): Rollout {
  const { traffic } = makeOrders();
  const counted = (side: 'baseline' | 'candidate') => {
    const of = traffic?.[side] ?? null;
    return of === null ? null : { ...of, calls: verdict[side].calls, errors: verdict[side].failed };
  };
  return makeOrders({
    verdict,
    traffic: traffic && { ...traffic, baseline: counted('baseline'), candidate: counted('candidate') },
  });
}

const HEROES: Record<string, Rollout> = {
  shifting: makeOrders(),
  overdue: share({ next: { percent: 50, at: ago(9) } }),
  'overdue-and-not-read': makeOrders({
    share: { ...makeOrders().share, next: { percent: 50, at: ago(9) } },
    asOf: { codedeploy: ago(2), lambda: ago(60), cloudwatch: ago(31) },
  }),
  'hook-before-traffic': makeOrders({
    shiftStartedAt: null,
    share: { ...makeEnded().share, routedPercent: 0 },
    lifecycle: [
      makeEvent('BeforeAllowTraffic', 'InProgress', { startedAt: ago(40), hookFunction: 'CodeDeployHook_smoke' }),
    ],
  }),
  'not-begun': makeOrders({ shiftStartedAt: null, share: { ...makeEnded().share, routedPercent: 0 }, lifecycle: [] }),
  'plan-unknown': makeOrders({
    plan: { configName: 'Custom.Config', kind: 'unknown', steps: [] },
    share: { ...makeOrders().share, plannedPercent: null, next: null },
  }),
  'all-there': share({ plannedPercent: 100, routedPercent: 100, observedPercent: 99.3, next: null }),
  'share-not-known': share({ routedPercent: null, next: null }),
};

const hero = (rollout: Rollout, lambdaAt: string | null = ago(2), why: string | null = null) => (
  <Scene>
    <HeroCard rollout={rollout} series={history} refused={why} lambdaAt={lambdaAt} rate={1} />
  </Scene>
);

const header = (rollout: Rollout) => (
  <Scene>
    <RolloutHeader rollout={rollout} group={group} asOf={rollout.asOf} actions={null} />
  </Scene>
);

const alarms = (items: Rollout['alarms']['items'], ignored: boolean | null = false, why: string | null = null) => (
  <Scene>
    <AlarmsCard rollout={makeOrders({ alarms: { items, ignored } })} group={null} refused={why} />
  </Scene>
);

const changesKey = ['changes', makeOrders().target, makeOrders().id, '41', '42'];

/** Wide parts of a rollout's page. */
export const ROLLOUT_HEADS = [
  ...specimensOf('header', {
    running: header(makeOrders()),
    ended: header(makeEnded()),
    rollback: header(makeRollback()),
  }),
  ...specimensOf(
    'hero',
    mapValues(HEROES, (rollout) => hero(rollout)),
  ),
  ...specimensOf('hero', {
    old: hero(makeOrders(), ago(75)),
    refused: hero(
      share({ routedPercent: null, next: null }),
      null,
      'AWS refuses to tell: Sluice’s role lacks lambda:GetAlias.',
    ),
  }),
  ...specimensOf('alarms-line', {
    phone: <AlarmsLine rollout={makeOrders()} />,
  }),
  ...specimensOf<VerdictWords['verdict']>(
    'comparison',
    mapValues(VERDICTS_BY_KIND, (verdict) => comparison(judged(verdict))),
  ),
  ...specimensOf<Beside['kind']>(
    'comparison-beside',
    mapValues(BESIDES, (beside) => comparison(judged(makeVerdict({ besides: [beside] })))),
  ),
  ...specimensOf('comparison', {
    'not-counted': comparison(makeOrders({ traffic: null })),
    refused: comparison(makeOrders({ traffic: null }), REFUSED),
    'refused-now': comparison(judged(VERDICTS_BY_KIND['too-few']), REFUSED),
    ended: comparison(makeEnded({ verdict: VERDICTS_BY_KIND.worse })),
    'worse-for-a-time': comparison(judged(WORSE_FOR_A_TIME)),
    'calls-ended': comparison(judged(CALLS_ENDED)),
    'minute-to-come': comparison(
      judged({ ...CALLS_ENDED, covers: { ...COVERS, to: ago(10), countedTo: ago(70), called: 14 } }),
    ),
  }),
];

/** Cards at the side of a rollout's page. */
export const ROLLOUT_CARDS = [
  ...specimensOf('rollout-alarms', {
    obeyed: alarms([ordersAlarm]),
    'in-alarm': alarms([redAlarm, slowAlarm]),
    ignored: alarms([redAlarm], true),
    'settings-not-read': alarms([ordersAlarm], null),
    refused: alarms(
      [{ ...ordersAlarm, state: null, recent: null }],
      false,
      'AWS refuses to tell: Sluice’s role lacks cloudwatch:DescribeAlarms.',
    ),
    none: alarms([]),
  }),
  ...specimensOf('changes', {
    known: (
      <Scene known={[{ key: changesKey, data: makeChanges() }]}>
        <ChangesCard rollout={makeOrders()} />
      </Scene>
    ),
    'settings-alone': (
      <Scene known={[{ key: changesKey, data: makeChanges({ sameCode: true }) }]}>
        <ChangesCard rollout={makeOrders()} />
      </Scene>
    ),
    awaited: (
      <Scene>
        <ChangesCard rollout={makeOrders()} />
      </Scene>
    ),
    refused: (
      <Scene known={[{ key: changesKey, failed: 'AWS refused it.', missingAction: 'lambda:GetFunctionConfiguration' }]}>
        <ChangesCard rollout={makeOrders()} />
      </Scene>
    ),
    'versions-not-known': (
      <Scene>
        <ChangesCard rollout={makeOrders({ baselineVersion: null })} />
      </Scene>
    ),
  }),
  ...specimensOf('earlier', {
    some: (
      <Scene>
        <EarlierCard rollout={makeOrders()} others={[makeRollback(), makeEnded({ id: 'd-8K2W5N0PL' })]} />
      </Scene>
    ),
    none: (
      <Scene>
        <EarlierCard rollout={makeOrders()} others={[]} />
      </Scene>
    ),
  }),
  ...specimensOf('console', {
    running: <ConsoleCard rollout={makeOrders({ description: 'Release 2026-47' })} simulated={false} />,
    ended: <ConsoleCard rollout={makeEnded()} simulated />,
  }),
];
