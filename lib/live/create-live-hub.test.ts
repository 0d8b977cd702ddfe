import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeHealth } from '../../testing/domain/make-health.ts';
import type { StreamEvent } from '../domain/live/stream.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createLiveHub } from './create-live-hub.ts';
import { parseEventId } from './encode-event.ts';

const START = '2026-11-21T12:00:00.000Z';

const seriesEvent = (n: number): StreamEvent => ({
  type: 'series',
  data: { target: 'default', rolloutId: `d-${n}`, patch: null },
});
const healthEvent = (version: string): StreamEvent => ({
  type: 'health',
  data: makeHealth({ version }),
});
const live = () => new AbortController().signal;

/** Reads what is there now, as a browser would: events with the id that was last set. */
async function take(stream: ReadableStream<Uint8Array>): Promise<{ text: string; ended: boolean }> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const waiting = Symbol('nothing more for now');
    const next = await Promise.race([
      reader.read(),
      new Promise<typeof waiting>((resolve) => {
        setImmediate(() => resolve(waiting));
      }),
    ]);
    if (next === waiting) {
      reader.releaseLock();
      return { text, ended: false };
    }
    if (next.done) return { text, ended: true };
    text += decoder.decode(next.value);
  }
}

function rolloutIds(text: string): string[] {
  return [...text.matchAll(/"rolloutId":"([^"]+)"/g)].map((match) => match[1] ?? '');
}
const lastId = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? null;

describe('the live stream', () => {
  test('a new viewer gets the current health first and then what is published', async () => {
    const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
    hub.publish(healthEvent('1'));
    hub.publish(healthEvent('2'));
    hub.publish(seriesEvent(1));
    const stream = hub.open(null, live());
    const first = await take(stream);
    expect(first.text).toMatch(/^retry: 1000\n\nevent: health\ndata: .*"version":"2"/);
    expect(rolloutIds(first.text)).toEqual([]);
    expect(lastId(first.text)).toBe('b1-3');
    hub.publish(seriesEvent(2));
    expect((await take(stream)).text).toBe(
      'event: series\nid: b1-4\ndata: {"target":"default","rolloutId":"d-2","patch":null}\n\n',
    );
  });

  test('500 viewers get every event, in order and from the same bytes', async () => {
    const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
    const readers = Array.from({ length: 500 }, () => hub.open(null, live()).getReader());
    await Promise.all(readers.map((reader) => reader.read()));
    await Promise.all(readers.map((reader) => reader.read()));
    expect(hub.viewers()).toBe(500);
    for (let n = 0; n < 3; n += 1) hub.publish(seriesEvent(n));
    const chunks = await Promise.all(readers.map(async (reader) => (await reader.read()).value));
    expect(new Set(chunks).size).toBe(1);
    expect(rolloutIds(new TextDecoder().decode(chunks[0]))).toEqual(['d-0', 'd-1', 'd-2']);
  });

  test('whatever the moment of the drop, a resumed viewer has every event once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('series', 'health', 'drop'), { minLength: 1, maxLength: 60 }),
        async (moves) => {
          const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
          let stream = hub.open(null, live());
          let text = '';
          let published = 0;
          for (const move of moves) {
            if (move === 'series') hub.publish(seriesEvent((published += 1)));
            else if (move === 'health') hub.publish(healthEvent('x'));
            else {
              text += (await take(stream)).text;
              await stream.cancel();
              hub.publish(seriesEvent((published += 1)));
              stream = hub.open(lastId(text), live());
            }
          }
          text += (await take(stream)).text;
          expect(rolloutIds(text)).toEqual(Array.from({ length: published }, (_, n) => `d-${n + 1}`));
          expect(text).not.toContain('event: reset');
          expect(hub.viewers()).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each(['b0-1', 'b1-99', 'b1-', 'nonsense', 'b1-1e3', 'b1--1', ''])(
    'the last id %j is answered with a reset',
    async (id) => {
      const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
      hub.publish(seriesEvent(1));
      hub.publish(seriesEvent(2));
      const { text } = await take(hub.open(id, live()));
      expect(text).toContain('event: reset\nid: b1-2\n');
      expect(rolloutIds(text)).toEqual([]);
    },
  );

  test('a gap that is longer than what is kept is answered with a reset', async () => {
    const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
    for (let n = 0; n < 5000; n += 1) hub.publish(seriesEvent(n));
    expect((await take(hub.open('b1-1', live()))).text).toContain('event: reset\n');
    const resumed = await take(hub.open('b1-3000', live()));
    expect(resumed.text).not.toContain('event: reset\n');
    expect(rolloutIds(resumed.text)).toHaveLength(2000);
  });

  test('a viewer that is slow for a while misses nothing', async () => {
    const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
    const stream = hub.open(null, live());
    const long: StreamEvent = { type: 'series', data: { target: 'x'.repeat(50_000), rolloutId: 'd-0', patch: null } };
    for (let n = 0; n < 40; n += 1) {
      hub.publish(long);
      await Promise.resolve();
    }
    const { text, ended } = await take(stream);
    expect(ended).toBe(false);
    expect(rolloutIds(text)).toHaveLength(40);
  });

  test('a viewer that takes nothing is dropped, and never more than its share waits for it', async () => {
    const clock = createFakeClock(START);
    const hub = createLiveHub({ clock, boot: 'b1' });
    const stream = hub.open(null, live());
    const long: StreamEvent = { type: 'series', data: { target: 'x'.repeat(50_000), rolloutId: 'd-0', patch: null } };
    for (let n = 0; n < 100; n += 1) {
      hub.publish(long);
      await Promise.resolve();
      await clock.advance(1000);
    }
    expect(hub.viewers()).toBe(0);
    const { text, ended } = await take(stream);
    expect(ended).toBe(true);
    expect(text.length).toBeLessThan(400_000);
  });

  test('a quiet stream has a heartbeat, and none is made for nobody', async () => {
    const clock = createFakeClock(START);
    const hub = createLiveHub({ clock, boot: 'b1' });
    const abort = new AbortController();
    const stream = hub.open(null, abort.signal);
    await take(stream);
    await clock.advance(10_000);
    expect((await take(stream)).text).toBe(': heartbeat\n\n');
    await clock.advance(10_000);
    expect((await take(stream)).text).toBe(': heartbeat\n\n');
    abort.abort();
    expect(hub.viewers()).toBe(0);
    expect((await take(stream)).ended).toBe(true);
    expect((await take(hub.open(null, AbortSignal.abort()))).ended).toBe(true);
  });

  test('no id but its own form is understood', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const seq = parseEventId('b1', id);
        expect(seq === null || id === `b1-${id.slice(3)}`).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.nat(), (seq) => parseEventId('b1', `b1-${seq}`) === seq));
  });

  test('closing ends every stream', async () => {
    const hub = createLiveHub({ clock: createFakeClock(START), boot: 'b1' });
    const stream = hub.open(null, live());
    hub.close();
    expect((await take(stream)).ended).toBe(true);
  });
});
