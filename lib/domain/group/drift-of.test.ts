import { describe, expect, test } from 'vitest';
import { aliasHistoryOf } from './alias-use.ts';
import { driftOf } from './drift-of.ts';
import { makeSummary } from '../../../testing/domain/make-group.ts';

function on(version: string, weights: Record<string, number> = {}) {
  return { version, weights, revisionId: null };
}

describe('driftOf', () => {
  const rolledBack = makeSummary({ status: 'Stopped', errorCode: 'ALARM_ACTIVE', rolledBackBy: 'd-2' });
  const notRolledBack = makeSummary({ status: 'Failed', errorCode: 'HOOK_EXECUTION_FAILURE' });
  test.each([
    ['a success left it on the candidate', on('63'), makeSummary(), null, { kind: 'in-place' }],
    [
      'it is elsewhere',
      on('60'),
      makeSummary(),
      null,
      { kind: 'moved', expectedVersion: '63', version: '60', seenAt: null },
    ],
    ['a rollback left it on the baseline', on('62'), rolledBack, null, { kind: 'in-place' }],
    [
      'it is on what was rolled back',
      on('63'),
      rolledBack,
      null,
      { kind: 'moved', expectedVersion: '62', version: '63', seenAt: null },
    ],
    ['a failure before traffic, no rollback', on('62'), notRolledBack, null, { kind: 'in-place' }],
    ['a failure at 100%, no rollback', on('63'), notRolledBack, null, { kind: 'in-place' }],
    [
      'weights and nothing runs',
      on('62', { '63': 30 }),
      notRolledBack,
      null,
      { kind: 'split', version: '62', weights: { '63': 30 } },
    ],
    [
      'weights and no rollout known',
      on('62', { '63': 30 }),
      null,
      null,
      { kind: 'split', version: '62', weights: { '63': 30 } },
    ],
    ['a weight of 0 is no split', on('63', { '64': 0 }), makeSummary(), null, { kind: 'in-place' }],
    ['a rollout runs', on('62', { '63': 30 }), null, 'd-1', { kind: 'shifting' }],
    [
      'the last rollout has not ended',
      on('62', { '63': 30 }),
      makeSummary({ status: 'Baking' }),
      null,
      { kind: 'shifting' },
    ],
    ['the alias was not read', null, makeSummary(), null, { kind: 'unknown' }],
    ['nothing was ever deployed', on('1'), null, null, { kind: 'unknown' }],
    ['its versions are not known', on('1'), makeSummary({ candidateVersion: null }), null, { kind: 'unknown' }],
  ])('%s', (_, alias, lastRollout, activeRolloutId, drift) => {
    const own = { application: 'payments', group: 'payments-live' };
    const running = activeRolloutId === null ? [] : [makeSummary({ id: activeRolloutId, status: 'InProgress' })];
    const known = [...running, ...(lastRollout === null ? [] : [lastRollout])];
    const history = aliasHistoryOf(
      own,
      known.map((rollout) => ({ ...own, rollout })),
    );
    expect(driftOf({ alias, history })).toEqual(drift);
  });
});
