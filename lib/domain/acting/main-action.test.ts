import { expect, test } from 'vitest';
import { makeGroup, makeSummary } from '../../../testing/domain/make-group.ts';
import type { Drift } from '../group/group.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';
import { mainActionOf } from './main-action.ts';

const on = (version: string) => ({ version, weights: {}, revisionId: null });
const IN_PLACE: Drift = { kind: 'in-place' };
const SPLIT: Drift = { kind: 'split', version: '62', weights: { 63: 10 } };

test.each([
  [{ version: '63', weights: {}, revisionId: null }, 'roll-back'],
  [{ version: '62', weights: {}, revisionId: null }, 'deploy'],
  [null, 'roll-back'],
])('a failure at 100% without a rollback, the alias at %j', (aliasState, action) => {
  const failed = makeSummary({ status: 'Failed', errorCode: 'HOOK_EXECUTION_FAILURE' });
  expect(mainActionOf(makeGroup({ aliasState }), failed)).toBe(action);
});

test.each([
  ['shipped', IN_PLACE, {}, 'roll-back'],
  [
    'rolled back by an alarm',
    IN_PLACE,
    { status: 'Stopped', errorCode: 'ALARM_ACTIVE', rolledBackBy: 'd-2' },
    'deploy',
  ],
  ['a rollback itself', IN_PLACE, { rollbackOf: 'd-1' }, 'deploy'],
  ['stopped before traffic', IN_PLACE, { status: 'Stopped', errorCode: 'MANUAL_STOP' }, 'deploy'],
  ['failed in its hook', IN_PLACE, { status: 'Failed', errorCode: 'HOOK_EXECUTION_FAILURE' }, 'deploy'],
  ['stopped and left split', SPLIT, { status: 'Stopped', errorCode: 'MANUAL_STOP' }, 'fix-alias'],
  ['shipped, and split since', SPLIT, {}, 'fix-alias'],
  ['shipped, and moved since', { kind: 'moved', expectedVersion: '63', version: '60', seenAt: null }, {}, 'fix-alias'],
  ['shipped, and its version deleted', { kind: 'version-gone', version: '63' }, {}, 'fix-alias'],
  ['shipped, and the alias not read', { kind: 'unknown' }, {}, 'roll-back'],
  ['not known', IN_PLACE, null, 'roll-back'],
] as [string, Drift, Partial<RolloutSummary> | null, string][])(
  'after a rollout that was %s',
  (_, drift, ended, action) => {
    expect(
      mainActionOf(
        makeGroup({ drift, aliasState: on(ended?.status === undefined ? '63' : '62') }),
        ended === null ? null : makeSummary(ended),
      ),
    ).toBe(action);
  },
);
