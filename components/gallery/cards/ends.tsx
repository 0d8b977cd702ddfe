import { EndChain } from '@/components/rollout/end/end-chain.tsx';
import type { Drift, Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import {
  makeEnded,
  makeIdleGroup,
  makeOrders,
  makeRollback,
  redAlarm,
} from '@/components/gallery/fixtures/make-orders.ts';
import { makeHistory } from '@/components/gallery/fixtures/make-series.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const noRollback = makeOrders().rollback;
const on = (version: string) => makeIdleGroup({ aliasState: { version, weights: {}, revisionId: 'r5' } });
const history = makeHistory(23);

const chain = (rollout: Rollout, linked: Rollout | null, group: Group | null, refused: string | null = null) => (
  <Scene>
    <EndChain rollout={rollout} linked={linked} series={history} group={group} refused={refused} />
  </Scene>
);
const succeeded = makeEnded({ status: 'Succeeded', error: null, rollback: noRollback });
const leftSplit = makeEnded({ rollback: noRollback, autoRollback: [] });

const ALIASES: Record<Drift['kind'], Group> = {
  'in-place': on('41'),
  shifting: makeIdleGroup({ drift: { kind: 'shifting' }, activeRolloutId: 'd-9NEW4DEPL' }),
  split: makeIdleGroup({
    aliasState: { version: '41', weights: { 42: 40 }, revisionId: 'r2' },
    drift: { kind: 'split', version: '41', weights: { 42: 40 } },
  }),
  moved: makeIdleGroup({
    aliasState: { version: '39', weights: {}, revisionId: 'r3' },
    drift: { kind: 'moved', expectedVersion: '41', version: '39', seenAt: null },
  }),
  'version-gone': makeIdleGroup({ drift: { kind: 'version-gone', version: '41' } }),
  unknown: makeIdleGroup({ drift: { kind: 'unknown' } }),
};
const red = (ignored: boolean) =>
  makeIdleGroup({
    alarms: { ignored, ignorePollFailure: false, items: [redAlarm, { ...redAlarm, name: 'orders-p99' }] },
  });

/** How a rollout ended, link by link. */
export const ENDS = [
  ...specimensOf('end', {
    succeeded: chain(succeeded, null, on('42')),
    'rolled-back': chain(makeEnded(), makeRollback(), on('41')),
    'being-rolled-back': chain(makeEnded(), makeRollback({ status: 'InProgress', completedAt: null }), on('41')),
    'rollback-failed': chain(makeEnded(), makeRollback({ status: 'Failed' }), ALIASES.split),
    'rollback-not-read': chain(makeEnded(), null, on('41')),
    'by-hand-left-split': chain({ ...leftSplit, error: { code: 'MANUAL_STOP', message: null } }, null, ALIASES.split),
    'hook-failed': chain(
      makeEnded({ status: 'Failed', error: { code: 'HOOK_EXECUTION_FAILURE', message: null }, rollback: noRollback }),
      null,
      on('41'),
    ),
    'is-a-rollback': chain(makeRollback(), makeEnded(), on('41')),
    'is-a-rollback-of-unread': chain(makeRollback(), null, on('41')),
    'versions-not-known': chain(makeEnded({ baselineVersion: null, candidateVersion: null }), makeRollback(), null),
  }),
  ...specimensOf<Drift['kind']>(
    'end-alias',
    mapValues(ALIASES, (group) => chain(leftSplit, null, group)),
  ),
  ...specimensOf('end-alias', {
    'not-read': chain(leftSplit, null, null),
    refused: chain(leftSplit, null, null, 'AWS refuses to tell: Sluice’s role lacks lambda:GetAlias.'),
    'in-alarm': chain(leftSplit, null, red(false)),
    'in-alarm-ignored': chain(leftSplit, null, red(true)),
  }),
];
