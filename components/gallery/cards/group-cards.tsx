import { ActiveRolloutCard } from '@/components/group/active-rollout-card.tsx';
import { AlarmsCard } from '@/components/group/alarms-card.tsx';
import { AliasCard } from '@/components/group/alias-card.tsx';
import { ConfigurationCard } from '@/components/group/configuration-card.tsx';
import { GroupHeading } from '@/components/group/group-heading.tsx';
import { HistoryCard } from '@/components/group/history-card.tsx';
import { VersionsCard } from '@/components/group/versions-card.tsx';
import { RolloutItem } from '@/components/fleet/shifting/rollout-item.tsx';
import { RolloutTable } from '@/components/rollouts/rollout-table.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Preflight } from '@/lib/domain/preflight/preflight.ts';
import { VERDICTS_BY_KIND } from '@/components/gallery/badges/verdicts.tsx';
import { bypassed, splitGroup } from '@/components/gallery/dialogs/action-cases.ts';
import { ofPreflight, ofVersions, preflightKey, versionsKey } from '@/components/gallery/fixtures/make-known.ts';
import {
  makeEnded,
  makeIdleGroup,
  makeOrders,
  makeOrdersGroup,
  makeRollback,
  ordersAlarm,
  redAlarm,
  slowAlarm,
} from '@/components/gallery/fixtures/make-orders.ts';
import { makePreflight } from '@/components/gallery/fixtures/make-preflight.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const running = makeOrdersGroup();
const idle = makeIdleGroup();
const never = makeIdleGroup({
  functionName: null,
  alias: null,
  aliasState: null,
  lastRolloutId: null,
  lastRollout: null,
});
const unread = makeIdleGroup({ aliasState: null, traffic: null, asOf: { ...idle.asOf, lambda: null } });
const history = [makeOrders({ verdict: VERDICTS_BY_KIND.worse }), makeEnded({ id: 'd-8K2W5N0PL' }), makeRollback()];
const nothing = () => undefined;

const historyOf = (rollouts: typeof history, error: string | null = null, isReading = false) => (
  <Scene>
    <HistoryCard rollouts={rollouts} hasMore={isReading} isReading={isReading} error={error} onMore={nothing} />
  </Scene>
);
const configuration = (group: Group, preflight: Partial<Preflight>) => (
  <Scene known={[ofPreflight(group, makePreflight(preflight))]}>
    <ConfigurationCard group={group} />
  </Scene>
);
const HEADINGS: Record<string, Group> = { idle, bypassed, split: splitGroup, 'never-deployed': never };
const item = (rollout: (typeof history)[number], wide: boolean) => (
  <Scene>
    <ul>
      <RolloutItem rollout={rollout} group={running} wide={wide} />
    </ul>
  </Scene>
);
const ROWS = {
  healthy: makeOrders({ verdict: VERDICTS_BY_KIND['no-difference'] }),
  worse: makeOrders({ verdict: VERDICTS_BY_KIND.worse, alarms: { ignored: false, items: [redAlarm] } }),
  bypassed: makeOrders({ verdict: VERDICTS_BY_KIND['too-few'], alarms: { ignored: true, items: [ordersAlarm] } }),
  'counts-behind': makeOrders({ traffic: { ...makeOrders().traffic!, until: ago(600) } }),
  ended: makeEnded(),
};

/** Cards of a group's page, and the rows of lists. */
export const GROUP_CARDS = [
  ...specimensOf(
    'heading',
    mapValues(HEADINGS, (group) => (
      <Scene>
        <GroupHeading group={group} active={null} asOf={group.asOf} />
      </Scene>
    )),
  ),
  ...specimensOf('active-rollout', {
    shifting: (
      <Scene>
        <ActiveRolloutCard rollout={makeOrders()} />
      </Scene>
    ),
  }),
  ...specimensOf(
    'alias',
    mapValues({ whole: idle, split: splitGroup, 'not-read': unread, 'never-deployed': never }, (group) => (
      <Scene>
        <AliasCard group={group} readAt={group.asOf.lambda} />
      </Scene>
    )),
  ),
  ...specimensOf('group-alarms', {
    obeyed: (
      <Scene>
        <AlarmsCard group={idle} />
      </Scene>
    ),
    ignored: (
      <Scene>
        <AlarmsCard group={bypassed} />
      </Scene>
    ),
    none: (
      <Scene>
        <AlarmsCard group={makeIdleGroup({ alarms: { ...idle.alarms, items: [] } })} />
      </Scene>
    ),
    many: (
      <Scene>
        <AlarmsCard
          group={makeIdleGroup({
            alarms: { ...idle.alarms, items: [redAlarm, slowAlarm, { ...ordersAlarm, name: 'orders-dlq' }] },
          })}
        />
      </Scene>
    ),
  }),
  ...specimensOf('configuration', {
    known: configuration(idle, {}),
    'hooks-not-known': configuration(idle, { hooks: null }),
    'hook-gone': configuration(idle, {
      hooks: [{ event: 'AfterAllowTraffic', functionName: 'verify', exists: false }],
    }),
    awaited: (
      <Scene>
        <ConfigurationCard group={makeIdleGroup({ configName: null })} />
      </Scene>
    ),
    failed: (
      <Scene known={[{ key: preflightKey(idle), failed: 'Lambda does not answer.' }]}>
        <ConfigurationCard group={idle} />
      </Scene>
    ),
  }),
  ...specimensOf('history', {
    some: historyOf(history),
    none: historyOf([]),
    'reading-more': historyOf(history, null, true),
    failed: historyOf(history, 'CodeDeploy does not answer.'),
  }),
  ...specimensOf('versions', {
    known: (
      <Scene known={[ofVersions(idle)]}>
        <VersionsCard group={idle} rollouts={history} />
      </Scene>
    ),
    awaited: (
      <Scene>
        <VersionsCard group={idle} rollouts={[]} />
      </Scene>
    ),
    failed: (
      <Scene known={[{ key: versionsKey(idle), failed: 'AWS refused lambda:ListVersionsByFunction.' }]}>
        <VersionsCard group={idle} rollouts={[]} />
      </Scene>
    ),
    none: (
      <Scene known={[{ key: versionsKey(idle), data: { versions: [], aliasVersion: null, asOf: ago(2) } }]}>
        <VersionsCard group={idle} rollouts={[]} />
      </Scene>
    ),
  }),
  ...specimensOf(
    'row',
    mapValues(ROWS, (rollout) => item(rollout, true)),
  ),
  ...specimensOf('rollout-table', {
    some: (
      <Scene>
        <RolloutTable rollouts={history} label="Rollouts" />
      </Scene>
    ),
  }),
];

/** Rows as cards of a phone. */
export const PHONE_ROWS = specimensOf(
  'phone-row',
  mapValues(ROWS, (rollout) => item(rollout, false)),
);
