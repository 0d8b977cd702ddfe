import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSaid, type Said } from '../../domain/acting/said.ts';
import { describeEvent } from '../../domain/series/describe-event.ts';
import { describeMissing, type Missing } from '../../domain/series/missing.ts';
import type { SeriesEvent } from '../../domain/series/series-event.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import { describeBeside } from '../../domain/verdict/describe-verdict.ts';
import type { Beside } from '../../domain/verdict/rollout-verdict.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { toAudit } from './0005-facts/to-audit.ts';
import { toEvent } from './0005-facts/to-event.ts';
import { toRollout } from './0005-facts/to-rollout.ts';

const BEGIN = '2026-11-21T23:40:00.250Z';
/** Moments within two days of the beginning, in whole seconds as in the sentences. */
const moment = fc
  .integer({ min: 1, max: 23 * 3600 })
  .map((seconds) => toIso(toMs('2026-11-21T23:40:00.000Z') + seconds * 1000));
const word = fc
  .string({ minLength: 1, unit: 'grapheme-ascii' })
  .filter((text) => text.trim() === text && text !== 'null');
const count = fc.nat(5_000_000);

/** The facts must read as the sentence did. */
function readBack(sentences: string[], besides: string[]) {
  const { baselineVersion, candidateVersion } = { baselineVersion: '41', candidateVersion: '42' };
  const old = {
    ...makeRollout({ createdAt: BEGIN, startedAt: BEGIN }),
    baselineVersion,
    candidateVersion,
    watched: { from: null, to: null, missing: sentences },
    verdict: { headline: 'x', detail: 'x', besides, slow: null },
    actions: [{ name: 'stop', allowed: true, why: null }],
  };
  const rollout = toRollout(old) as unknown as ReturnType<typeof makeRollout>;
  return {
    rollout,
    missing: rollout.watched.missing.map(describeMissing),
    besides: rollout.verdict?.besides.map((beside) => describeBeside(beside, { baselineVersion, candidateVersion })),
  };
}

describe('sentences of an older database become facts that read the same', () => {
  test('what is missing', () => {
    const missing: fc.Arbitrary<Missing> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('unwatched-between' as const, 'unread-between' as const),
        from: moment,
        to: moment,
      }),
      fc.record({ kind: fc.constant('unwatched-before' as const), until: moment }),
      fc.record({ kind: fc.constantFrom('never-watched' as const, 'minutes-expired' as const) }),
      fc.record({
        kind: fc.constantFrom('minutes-refused' as const, 'alarm-history-refused' as const, 'refused' as const),
        answer: word,
      }),
    );
    fc.assert(
      fc.property(fc.array(missing), (all) => {
        const sentences = all.map(describeMissing);
        expect(readBack(sentences, []).missing).toEqual(sentences);
      }),
    );
  });

  test('a gap over midnight keeps its order', () => {
    const [gap] = readBack(['Between 23:58:00 and 00:03:10 UTC Sluice did not watch: x'], []).rollout.watched.missing;
    expect(gap).toEqual({
      kind: 'unwatched-between',
      from: '2026-11-21T23:58:00.000Z',
      to: '2026-11-22T00:03:10.000Z',
    });
  });

  test('what else a verdict says', () => {
    const of = (hits: 'throttled') =>
      fc.record({ calls: count, [hits]: count }) as fc.Arbitrary<{ calls: number; throttled: number }>;
    const beside: fc.Arbitrary<Beside> = fc.oneof(
      fc.record({ kind: fc.constant('throttled' as const), baseline: of('throttled'), candidate: of('throttled') }),
      fc.record({
        kind: fc.constant('split' as const),
        observedPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
        expectedPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
        calls: count,
      }),
      fc.record({ kind: fc.constant('words' as const), text: word }),
    );
    fc.assert(
      fc.property(fc.array(beside), (all) => {
        const sentences = all.map((each) => describeBeside(each, { baselineVersion: '41', candidateVersion: '42' }));
        expect(readBack([], sentences).besides).toEqual(sentences);
      }),
    );
  });

  test('events, and what may be done is gone', () => {
    const version = fc.integer({ min: 1, max: 9999 }).map(String);
    const event: fc.Arbitrary<SeriesEvent> = fc.oneof(
      fc.record({ at: moment, kind: fc.constantFrom('started' as const, 'succeeded' as const) }),
      fc.record({
        at: moment,
        kind: fc.constant('step' as const),
        percent: fc.double({ min: 0, max: 100, noNaN: true }),
        version: fc.option(version),
      }),
      fc.record({ at: moment, kind: fc.constantFrom('alarm' as const, 'alarm-ok' as const), alarm: word }),
      fc.record({
        at: moment,
        kind: fc.constant('worse' as const),
        measure: fc.constant('failures' as const),
        version,
      }),
      fc.record({
        at: moment,
        kind: fc.constant('worse' as const),
        measure: fc.constant('slow' as const),
        version,
        limitMs: fc.integer({ min: 1, max: 900_000 }),
      }),
      fc.record({
        at: moment,
        kind: fc.constantFrom('stopped' as const, 'failed' as const),
        errorCode: fc.option(word),
      }),
      fc.record({ at: moment, kind: fc.constant('rolled-back' as const), by: word }),
    );
    fc.assert(
      fc.property(event, fc.boolean(), (before, isLimitKnown) => {
        const text = describeEvent(before);
        const limitMs = isLimitKnown && 'limitMs' in before ? before.limitMs : null;
        const { facts } = toEvent({ at: before.at, kind: before.kind, text }, limitMs);
        expect(describeEvent(facts as SeriesEvent)).toBe(text);
        expect(facts).toMatchObject({ at: before.at, kind: before.kind });
      }),
    );
    expect(readBack([], []).rollout).not.toHaveProperty('actions');
    // What cannot be read is unknown, not 0.
    const odd = toEvent({ at: BEGIN, kind: 'step', text: 'a step' }, null);
    expect(odd.facts).toMatchObject({ kind: 'step', percent: null, version: null });
  });

  test('the audit log keeps the words of answers, and why Sluice ended a bypass as facts', () => {
    const done = (message: string) => JSON.stringify({ kind: 'done', at: BEGIN, message, awsRequestId: null });
    const old = { actor: 'sluice', action: 're-arm', outcome: done('The alarms are obeyed again.') };
    const reason = 'd-1 succeeded. The bypass by mara ends: "ship "it" now"';
    const row = toAudit({ ...old, reason });
    expect(row.reason).toBe('ship "it" now');
    expect(JSON.parse(row.ends_data ?? '')).toEqual({ by: 'mara', why: { kind: 'success', rolloutId: 'd-1' } });
    const { said } = JSON.parse(row.outcome) as { said: Said[] };
    expect(describeSaid(said)).toBe('The alarms are obeyed again.');
    // A person may write anything.
    expect(toAudit({ ...old, actor: 'mara', reason })).toMatchObject({ reason, ends_data: null });
    expect(toAudit({ ...old, reason: 'x', outcome: JSON.stringify({ kind: 'pending' }) }).outcome).toBe(
      '{"kind":"pending"}',
    );
  });

  test('a bypass that ended elsewhere', () => {
    const askedBy = { actor: 'mara', at: '2026-11-21T14:00:00.000Z' };
    const all: Said[] = [
      { kind: 'ended-elsewhere', how: 'group-gone', askedBy: null },
      { kind: 'ended-elsewhere', how: 'no-alarms', askedBy: null },
      { kind: 'ended-elsewhere', how: 'obeyed', askedBy: null },
      { kind: 'ended-elsewhere', how: 'obeyed', askedBy },
    ];
    for (const said of all) {
      const outcome = JSON.stringify({ kind: 'done', at: BEGIN, message: describeSaid([said]), awsRequestId: null });
      const entry = {
        actor: 'outside Sluice',
        action: 'bypass-ended',

        reason: 'The bypass by mara ends: "x"',
      };
      const row = toAudit({ ...entry, outcome });
      expect(JSON.parse(row.outcome)).toMatchObject({ said: [said] });
      expect(JSON.parse(row.ends_data ?? '')).toEqual({ by: 'mara', why: { kind: 'elsewhere' } });
    }
  });
});
