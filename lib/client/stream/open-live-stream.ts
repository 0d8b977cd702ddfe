import type { QueryClient } from '@tanstack/react-query';
import { applyStreamEvents } from './apply-stream-events.ts';
import type { BrowserAwsClock } from './aws-clock.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { StreamEvent } from '../../domain/live/stream.ts';

const EVENT_TYPES = ['rollout', 'group', 'group-gone', 'health', 'audit', 'series'] as const;
/** Events within this time are written to the cache together. */
const GATHER_MS = 80;
/** During a read events wait, so that an answer older than an event cannot undo it. At most this long. */
const WAIT_FOR_READS_MS = 3000;
/** After an answer that a browser does not retry by itself (a proxy's 502). */
const REOPEN_MS = 2000;
/** Several health events arrive in this time. A half-dead connection sends nothing at all. */
const SILENCE_MS = 45_000;

/**
 * Opens this browser's one event stream and keeps it open. The browser resumes it with Last-Event-ID. If the gap cannot
 * be filled (`reset`, the first opening, or a new stream), every answer on the page is read again. Returns a function
 * that closes it.
 */
export function openLiveStream(deps: {
  queries: QueryClient;
  clock: BrowserAwsClock;
  connection: ConnectionStore;
}): () => void {
  const { queries, clock, connection } = deps;
  let source: EventSource | null = null;
  let closed = false;
  let waiting: StreamEvent[] = [];
  let waitingSince = 0;
  let gathering: ReturnType<typeof setTimeout> | null = null;
  let reopening: ReturnType<typeof setTimeout> | null = null;
  let lastHeardAt = performance.now();

  function flush(): void {
    gathering = null;
    if (queries.isFetching() > 0 && performance.now() - waitingSince < WAIT_FOR_READS_MS) {
      gathering = setTimeout(flush, GATHER_MS);
      return;
    }
    const events = waiting;
    waiting = [];
    applyStreamEvents(queries, events);
  }

  function take(event: StreamEvent): void {
    if (event.type === 'health') {
      const given = event.data.targets[0]?.clock;
      if (given) clock.correct(given.now, given.rate);
    }
    if (waiting.length === 0) waitingSince = performance.now();
    waiting.push(event);
    gathering ??= setTimeout(flush, GATHER_MS);
  }

  function readAgain(): void {
    void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'health' });
  }

  function open(): void {
    if (closed) return;
    reopening = null;
    source?.close();
    lastHeardAt = performance.now();
    const opened = new EventSource('/api/stream');
    source = opened;
    let first = true;
    opened.addEventListener('open', () => {
      lastHeardAt = performance.now();
      connection.set({ kind: 'open' });
      // What the server rendered may be older than the start of the stream.
      if (first) readAgain();
      first = false;
    });
    opened.addEventListener('error', () => {
      if (closed || source !== opened) return;
      connection.set({ kind: 'lost', sinceMs: performance.now() });
      if (opened.readyState === EventSource.CLOSED) reopening ??= setTimeout(open, REOPEN_MS);
    });
    opened.addEventListener('reset', readAgain);
    for (const type of EVENT_TYPES) {
      opened.addEventListener(type, (message: MessageEvent<string>) => {
        lastHeardAt = performance.now();
        // Sluice's own server made it from these types.
        take({ type, data: JSON.parse(message.data) as unknown } as StreamEvent);
      });
    }
  }

  const watchdog = setInterval(() => {
    if (performance.now() - lastHeardAt < SILENCE_MS || reopening !== null) return;
    connection.set({ kind: 'lost', sinceMs: lastHeardAt });
    open();
  }, 5000);

  open();
  return () => {
    closed = true;
    source?.close();
    clearInterval(watchdog);
    if (gathering !== null) clearTimeout(gathering);
    if (reopening !== null) clearTimeout(reopening);
  };
}
