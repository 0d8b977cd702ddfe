import { describe, expect, test } from 'vitest';
import { makeGroup, makeSummary } from '../../../testing/domain/make-group.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';
import { aliasHistoryOf, type AliasRollout } from './alias-use.ts';
import { driftOf } from './drift-of.ts';
import { describeLastMove, describeMover, lastMoveOf, moverOf } from './moves-alias.ts';

const at = (minute: number) => `2026-11-21T13:${String(minute).padStart(2, '0')}:00.000Z`;
const A = { application: 'payments-old', group: 'g-old' };
const B = { application: 'payments-new', group: 'g-new' };
const C = { application: 'payments-new', group: 'g-third' };

/** A rollout from one version to another that ended at a minute. */
function moved(
  names: { application: string; group: string },
  [from, to]: [string, string],
  minute: number,
  change: Partial<RolloutSummary> = {},
): AliasRollout {
  const id = `d-${names.group}-${minute}`;
  const times = { createdAt: at(minute - 1), startedAt: at(minute - 1), completedAt: at(minute) };
  return { ...names, rollout: makeSummary({ id, baselineVersion: from, candidateVersion: to, ...times, ...change }) };
}
const running = (names: typeof A, versions: [string, string], minute: number): AliasRollout =>
  moved(names, versions, minute, { status: 'InProgress', completedAt: null });
const kept = (names: typeof A, versions: [string, string], minute: number): AliasRollout =>
  moved(names, versions, minute, { status: 'InProgress', completedAt: null, keptFrom: at(minute) });
const STOPPED = { status: 'Stopped', errorCode: 'MANUAL_STOP' };
const WRONG_START = { status: 'Failed', errorCode: 'INVALID_LAMBDA_CONFIGURATION' };
const on = (version: string, weights: Record<string, number> = {}) => ({ version, weights, revisionId: null });

describe('what group B says of its alias', () => {
  test.each([
    [
      'while A shifts it',
      [moved(B, ['1', '2'], 5), running(A, ['2', '3'], 10)],
      on('2', { 3: 10 }),
      'shifting',
      'd-g-old-10',
    ],
    [
      'while A is in its hooks',
      [moved(B, ['1', '2'], 5), running(A, ['2', '3'], 10)],
      on('2'),
      'shifting',
      'd-g-old-10',
    ],
    ['after A succeeded', [moved(B, ['1', '2'], 5), moved(A, ['2', '3'], 10)], on('3'), 'in-place', null],
    [
      'after A succeeded, and somebody moved it back',
      [moved(B, ['1', '2'], 5), moved(A, ['2', '3'], 10)],
      on('2'),
      'moved',
      null,
    ],
    ['after B succeeded later than A', [moved(A, ['1', '2'], 5), moved(B, ['2', '3'], 10)], on('3'), 'in-place', null],
    [
      'after A was stopped half way',
      [moved(B, ['1', '2'], 5), moved(A, ['2', '3'], 10, STOPPED)],
      on('2', { 3: 10 }),
      'split',
      null,
    ],
    [
      'after A was rolled back',
      [moved(B, ['1', '2'], 5), moved(A, ['2', '3'], 10, { ...STOPPED, rolledBackBy: 'd-R' })],
      on('2'),
      'in-place',
      null,
    ],
    [
      'after A failed, for it began from another version',
      [moved(B, ['1', '2'], 5), moved(A, ['1', '3'], 10, WRONG_START)],
      on('2'),
      'in-place',
      null,
    ],
    [
      'while the third of three groups shifts it',
      [moved(A, ['1', '2'], 3), moved(B, ['2', '3'], 5), running(C, ['3', '4'], 10)],
      on('3', { 4: 50 }),
      'shifting',
      'd-g-third-10',
    ],
    [
      'after the third of three groups moved it last',
      [moved(B, ['2', '3'], 5), moved(C, ['3', '4'], 10), moved(A, ['1', '2'], 3)],
      on('4'),
      'in-place',
      null,
    ],
    [
      'while A ran when an earlier process last read it',
      [moved(B, ['1', '2'], 5), kept(A, ['2', '3'], 10)],
      on('2', { 3: 10 }),
      'unknown',
      null,
    ],
    ['when it never deployed, and A left it', [moved(A, ['1', '2'], 5)], on('2'), 'in-place', null],
    ['when nobody is known to have moved it', [], on('2'), 'unknown', null],
  ] as const)('%s', (_, rollouts, alias, kind, runningId) => {
    // The order of what is known means nothing.
    for (const known of [rollouts, rollouts.toReversed()]) {
      const history = aliasHistoryOf(B, known);
      expect(driftOf({ alias, history }).kind).toBe(kind);
      expect(history.use.running?.id ?? null).toBe(runningId);
      expect(history.use.groups).not.toContainEqual(B);
    }
  });

  test('names the other groups once each, and not itself', () => {
    const { use } = aliasHistoryOf(B, [
      moved(A, ['1', '2'], 3),
      moved(A, ['2', '3'], 5),
      moved(B, ['3', '4'], 7),
      moved(C, ['4', '5'], 9),
    ]);
    expect(use.groups).toEqual([C, A]);
  });
});

describe('who moves it, in words', () => {
  const use = aliasHistoryOf(B, [moved(B, ['1', '2'], 5), moved(A, ['2', '3'], 10)]).use;
  test.each([
    [{ activeRolloutId: 'd-OWN' }, 'd-OWN is running for this group'],
    [
      { aliasUse: { ...use, running: { id: 'd-A', ...A } } },
      'd-A of group g-old (application payments-old) is running',
    ],
    [{ aliasUse: use }, null],
    [{}, null],
  ])('%j', (change, words) => {
    const mover = moverOf(makeGroup(change));
    expect(mover === null ? null : describeMover(mover)).toBe(words);
  });

  test('who moved it last is its own last rollout, unless another group did', () => {
    const own = makeSummary();
    expect(describeLastMove(makeGroup({ lastRollout: own }))).toBe('its last rollout');
    expect(lastMoveOf(makeGroup({ lastRollout: own }))).toBe(own);
    const group = makeGroup({ lastRollout: own, aliasUse: use });
    expect(describeLastMove(group)).toBe('d-g-old-10 of group g-old (application payments-old)');
    expect(lastMoveOf(group)?.id).toBe('d-g-old-10');
  });
});
