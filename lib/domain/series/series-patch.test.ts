import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { buildSeries } from '../rollout/build-series.ts';
import { toIso, toMs } from '../time/iso.ts';
import type { MinuteCount } from './minute-count.ts';
import { diffSeries, isEmptyPatch, patchSeries } from './series-patch.ts';
import type { SeriesEvent } from './series-event.ts';
import type { RoutedSample, Series } from './series.ts';

const START = toMs('2026-11-21T14:00:00.000Z');
const at = (second: number) => toIso(START + second * 1000);

/** A step in which something was read: the share, a minute of a version (perhaps again), or an event. */
const reading = fc.oneof(
  fc.record({ kind: fc.constant('routed' as const), second: fc.nat(1200), percent: fc.option(fc.nat(100)) }),
  fc.record({
    kind: fc.constant('minute' as const),
    version: fc.constantFrom('41', '42'),
    minute: fc.nat(19),
    calls: fc.option(fc.nat(500)),
    errors: fc.nat(20),
  }),
  fc.record({ kind: fc.constant('alarm' as const), second: fc.nat(1200) }),
  fc.record({ kind: fc.constant('later' as const), second: fc.nat(1200) }),
  fc.record({ kind: fc.constant('end' as const) }),
);

test('patch after patch, a browser has what the server puts together', () => {
  fc.assert(
    fc.property(fc.array(reading, { maxLength: 25 }), (readings) => {
      let routed: RoutedSample[] = [];
      let minutes: MinuteCount[] = [];
      let events: SeriesEvent[] = [];
      let now = at(60);
      let rollout = makeRollout({ createdAt: at(0), startedAt: at(0), shiftStartedAt: at(5) });
      let revision = 0;
      const build = (): Series => ({
        ...buildSeries({ rollout, routed, minutes, events, from: at(-600), to: now }),
        revision: (revision += 1),
      });
      let server = build();
      let browser = server;
      for (const next of readings) {
        if (next.kind === 'routed') {
          routed = [
            ...routed.filter(({ at: known }) => known !== at(next.second)),
            { at: at(next.second), percent: next.percent, source: 'watched' },
          ];
        } else if (next.kind === 'minute') {
          const { version, minute, calls, errors } = next;
          const count = { invocations: calls, errors: calls === null ? null : Math.min(errors, calls), throttles: 0 };
          const others = minutes.filter((known) => known.version !== version || known.at !== at(minute * 60));
          minutes = [
            ...others,
            { ...count, version, at: at(minute * 60), p50Ms: 1, p90Ms: 2, p99Ms: 3, slowCalls: null, slowOverMs: null },
          ];
        } else if (next.kind === 'alarm') events = [...events, { at: at(next.second), kind: 'alarm', alarm: 'errors' }];
        else if (next.kind === 'later') now = at(Math.max(next.second, (toMs(now) - START) / 1000));
        else rollout = { ...rollout, status: 'Succeeded', completedAt: now };
        const after = build();
        const patch = diffSeries(server, after);
        expect(patch).not.toBeNull();
        if (patch === null) return;
        // As it arrives over the wire.
        browser = patchSeries(browser, JSON.parse(JSON.stringify(patch)) as typeof patch);
        expect(browser).toEqual(after);
        expect(isEmptyPatch(patch)).toBe(
          JSON.stringify({ ...server, revision: 0 }) === JSON.stringify({ ...after, revision: 0 }),
        );
        server = after;
      }
    }),
  );
});

test('a new minute is sent alone, whatever came before it', () => {
  const minutes = (count: number): MinuteCount[] =>
    Array.from({ length: count }, (_, minute) => ({
      version: '42',
      at: at(minute * 60),
      invocations: 100,
      errors: 1,
      throttles: 0,
      p50Ms: 1,
      p90Ms: 2,
      p99Ms: 3,
      slowCalls: null,
      slowOverMs: null,
    }));
  const rollout = makeRollout({ createdAt: at(0), startedAt: at(0), shiftStartedAt: at(5) });
  const build = (count: number, revision: number): Series => ({
    ...buildSeries({ rollout, routed: [], minutes: minutes(count), events: [], from: at(0), to: at(count * 60) }),
    revision,
  });
  const patch = diffSeries(build(1439, 1), build(1440, 2));
  expect(JSON.stringify(patch).length).toBeLessThan(2_000);
  expect(patch?.columns['versions/42/invocations']).toEqual({ from: 1439, values: [100] });
});

test('other versions, or another beginning, are another series', () => {
  const build = (rollout: ReturnType<typeof makeRollout>, from: string): Series => ({
    ...buildSeries({ rollout, routed: [], minutes: [], events: [], from, to: at(60) }),
    revision: 1,
  });
  const series = build(makeRollout(), at(0));
  expect(diffSeries(series, build(makeRollout({ candidateVersion: '43' }), at(0)))).toBeNull();
  expect(diffSeries(series, build(makeRollout(), at(-60)))).toBeNull();
});
