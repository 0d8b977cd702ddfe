import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bypassUntil } from '@/app/api/_shared/bypass-until.ts';
import { offeredUntil, toUntil, type UntilDraft } from '@/components/actions/bypass/until-draft.ts';
import { clockIn, OFFERED_HOURS } from '@/components/actions/bypass/until-time.ts';
import { bypassAlarms } from '@/lib/commands/bypass-alarms.ts';
import { LONGEST_BYPASS_HOURS } from '@/lib/domain/acting/bypass.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import { howMuch } from '@/testing/how-much.ts';
import { paymentsLive } from '@/testing/commands/begin-entry.ts';
import { createWorld, mara } from '@/testing/commands/fake-world.ts';

/** The browser estimates AWS's time slightly differently, and the command takes a moment to arrive. */
const APART_MS = 5_000;

/** A time that is typed (minutes after midnight), one of the hours to press, or what is offered first. */
const choices = fc.oneof(
  fc.record({ typed: fc.integer({ min: 0, max: 1439 }) }),
  fc.record({ hours: fc.constantFrom(...OFFERED_HOURS) }),
  fc.constant({}),
);
/** Ends are whole minutes: what goes wrong goes wrong about the turn of one. */
const moments = fc
  .tuple(
    fc.integer({ min: 0, max: 1439 }),
    fc.oneof(fc.integer({ min: -APART_MS, max: APART_MS }), fc.integer({ min: 0, max: 59_999 })),
  )
  .map(([minute, ms]) => toMs('2026-11-22T00:00:00.000Z') + minute * 60_000 + ms);
const clockOfMinute = (minute: number) => clockIn(0, minute * 60_000);

test('the server takes every end that the dialog offers, at any time of the day', async () => {
  await fc.assert(
    fc.asyncProperty(
      choices,
      fc.constantFrom<UntilDraft['kind']>('next-success', 'time'),
      moments,
      fc.integer({ min: -APART_MS, max: APART_MS }),
      async (choice, kind, atMs, apartMs) => {
        const world = await createWorld();
        world.pass(atMs - toMs(world.now()));
        const browserMs = toMs(world.now()) + apartMs;
        const text =
          'typed' in choice
            ? clockOfMinute(choice.typed)
            : 'hours' in choice
              ? clockIn(choice.hours, browserMs)
              : undefined;
        const offered = { ...offeredUntil(browserMs), kind };
        const until = toUntil(text === undefined ? offered : { ...offered, clock: text, latestClock: text }, browserMs);
        // The next moments are too close for clocks that differ: the server says that they have passed, as they have.
        fc.pre(until?.at === undefined || toMs(until.at) - browserMs > 2 * APART_MS);
        // What is typed may be too far ahead, and the dialog says so.
        if (until === null && 'typed' in choice) return;
        await bypassAlarms(world.deps, mara, { ...paymentsLive, reason: 'tested', until: bypassUntil.parse(until) });
        expect(await world.store.bypasses.open()).toMatchObject([{ until }]);
        await world.store.close();
      },
    ),
    {
      numRuns: howMuch({ quick: 50, full: 200 }),
      // The browser is at the turn of a minute already, the server is not.
      examples: [[{ hours: LONGEST_BYPASS_HOURS }, 'time', toMs('2026-11-22T13:59:58.000Z'), 3_000]],
    },
  );
});

test('the longest is offered, and nothing beyond it', () => {
  expect(Math.max(...OFFERED_HOURS)).toBe(LONGEST_BYPASS_HOURS);
});
