import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso, toMs, type Iso } from '../../time/iso.ts';
import { coverOf } from './cover-of.ts';
import type { VerdictCover } from './verdict-cover.ts';
import { coverInShort, describeCover } from './describe-cover.ts';
import type { SettledMinute } from '../settle-minutes.ts';

const FROM = '2026-11-21T14:00:10.000Z';
const versions = { baselineVersion: '41', candidateVersion: '42' };

const at = (minute: number, second = 0): Iso =>
  toIso(toMs('2026-11-21T14:00:00.000Z') + minute * 60_000 + second * 1000);

function minutesWith(calls: readonly [baseline: number, candidate: number][]): SettledMinute[] {
  const side = (invocations: number) =>
    invocations === 0 ? null : { invocations, errors: 0, throttles: 0, slowCalls: null };
  return calls.flatMap(([baseline, candidate], index) =>
    baseline + candidate === 0
      ? []
      : [{ at: at(index), atMs: toMs(at(index)), baseline: side(baseline), candidate: side(candidate) }],
  );
}

const busy = (count: number): [number, number][] => Array.from({ length: count }, () => [90, 10]);

interface Case {
  why: string;
  calls: [number, number][];
  /** When it ended; null: it runs. */
  to: Iso | null;
  readAt: Iso | null;
  now: Iso;
  words: string;
  short: string | null;
}

const ENDED = at(14, 40);

describe('what a verdict covers', () => {
  test.each<Case>([
    {
      why: 'all of it',
      calls: busy(15),
      to: ENDED,
      readAt: at(20),
      now: at(20),
      words: 'Calls came in each of its 15 minutes.',
      short: null,
    },
    {
      why: 'traffic that ended after 5 of 15 minutes',
      calls: busy(5),
      to: ENDED,
      readAt: at(20),
      now: at(20),
      words: 'Calls came in 5 of its 15 minutes. None came after 14:05 UTC.',
      short: 'calls in 5 of 15 min',
    },
    {
      why: 'the same while it runs',
      calls: busy(5),
      to: null,
      readAt: at(15, 5),
      now: at(15, 6),
      words: 'Calls came in 5 of its 15 minutes. None came after 14:05 UTC.',
      short: null,
    },
    {
      why: 'calls that were not read since are not said to be none',
      calls: busy(5),
      to: null,
      readAt: at(5, 5),
      now: at(15, 6),
      words: 'Calls came in 5 of its 15 minutes. The last 10 minutes are still to come.',
      short: null,
    },
    {
      why: 'a minute still to come',
      calls: busy(14),
      to: ENDED,
      readAt: at(14, 45),
      now: at(14, 45),
      words: 'Calls came in 14 of its 15 minutes. The last minute is still to come.',
      short: null,
    },
    {
      why: 'a minute that never came',
      calls: busy(14),
      to: ENDED,
      readAt: at(14, 45),
      now: at(60),
      words: 'Calls came in 14 of its 15 minutes. The last minute was not counted.',
      short: null,
    },
    {
      why: 'the new version alone was not called any more',
      calls: [...busy(5), ...Array.from({ length: 10 }, (): [number, number] => [100, 0])],
      to: ENDED,
      readAt: at(20),
      now: at(20),
      words: 'Calls came in each of its 15 minutes. None went to version 42 after 14:05 UTC.',
      short: null,
    },
    {
      why: 'the new version was never called',
      calls: Array.from({ length: 15 }, () => [100, 0]),
      to: ENDED,
      readAt: at(20),
      now: at(20),
      words: 'Calls came in each of its 15 minutes. None went to version 42.',
      short: null,
    },
    {
      why: 'another day',
      calls: busy(5),
      to: ENDED,
      readAt: at(20),
      now: '2026-11-23T09:00:00.000Z',
      words: 'Calls came in 5 of its 15 minutes. None came after 2026-11-21 14:05 UTC.',
      short: 'calls in 5 of 15 min',
    },
    {
      why: 'no call at all',
      calls: [],
      to: ENDED,
      readAt: at(20),
      now: at(20),
      words: 'No calls were counted in its 15 minutes.',
      short: 'calls in 0 of 15 min',
    },
    {
      why: 'nothing was read, which is not no calls',
      calls: [],
      to: null,
      readAt: null,
      now: at(15, 6),
      words: 'None of its minutes has been counted. The last 15 minutes are still to come.',
      short: null,
    },
    {
      why: 'no minute yet',
      calls: [],
      to: null,
      readAt: at(0, 5),
      now: at(0, 30),
      words: 'No minute of the shift is over.',
      short: null,
    },
  ])('$why', ({ calls, to, readAt, now, words, short }) => {
    const cover = coverOf(minutesWith(calls), { from: FROM, to, now, settleMs: 0, readUntil: readAt });
    expect(cover && describeCover(cover, versions, { readAt, now })).toBe(words);
    const countedUntil = calls.length === 0 ? null : at(calls.length);
    expect(cover && coverInShort(cover, countedUntil)).toBe(short);
  });

  test('minutes whose calls have not ended are still to come, and not silent', () => {
    const [readAt, now] = [at(15, 5), at(15, 6)];
    const cover = coverOf(minutesWith(busy(5)), { from: FROM, to: null, now, settleMs: 600_000, readUntil: readAt });
    expect(cover && describeCover(cover, versions, { readAt, now })).toBe(
      'Calls came in 5 of its 15 minutes. The last 10 minutes are still to come. ' +
        'Calls take up to 10 minutes, and CloudWatch has a call when it has ended.',
    );
  });

  test('before the shift there is nothing to cover', () => {
    expect(coverOf([], { from: null, to: null, now: FROM, settleMs: 0, readUntil: null })).toBeNull();
  });

  test('the mere passing of time changes nothing in it while nothing is read', () => {
    const covers = [at(5, 6), at(9), at(300)].map((now) =>
      coverOf(minutesWith(busy(5)), { from: FROM, to: null, now, settleMs: 0, readUntil: at(5) }),
    );
    expect(new Set(covers.map((cover) => JSON.stringify(cover))).size).toBe(1);
  });

  test('whatever was called and read, it never claims more minutes than there are, nor silence that nobody looked for', () => {
    const course = fc.record({
      calls: fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 12 }),
      length: fc.integer({ min: 1, max: 12 }),
      read: fc.integer({ min: 0, max: 14 }),
      isOver: fc.boolean(),
    });
    fc.assert(
      fc.property(course, ({ calls, length, read, isOver }) => {
        const settled = minutesWith(calls.slice(0, Math.min(read, length)));
        const to = isOver ? at(length - 1, 40) : null;
        const [now, readAt] = [at(length, 5), at(read, 5)];
        const cover = coverOf(settled, { from: FROM, to, now, settleMs: 0, readUntil: at(read) });
        const words = describeCover(cover as VerdictCover, versions, { readAt, now });
        const [, some, all] = /(\d+) of its (\d+) minute/.exec(words) ?? [];
        expect(some === undefined || Number(some) < Number(all)).toBe(true);
        const open = isOver ? length - read : length - read - 1;
        expect(/still to come|No minute/.test(words)).toBe(open > 0 || (!isOver && length === 0));
        expect(words).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });
});
