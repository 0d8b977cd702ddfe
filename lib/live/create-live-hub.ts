import type { Clock } from '../parts/clock.ts';
import type { LiveHub } from '../parts/live-hub.ts';
import {
  concatenate,
  encodeEvent,
  encodeId,
  heartbeat,
  retryHint,
  formatEventId,
  parseEventId,
} from './encode-event.ts';
import { createRing } from './ring.ts';

const KEPT_EVENTS = 2000;
const HEARTBEAT_MS = 10_000;
/** A viewer that took nothing for this long, while there was something to take, is gone or too slow. */
const STALLED_MS = 30_000;
/** What may wait in one viewer's stream before it must be taken. */
const WAITING_BYTES = 256 * 1024;

interface Viewer {
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** Number of the last event handed to this viewer. */
  seq: number;
  /** Since when its stream is full; null: it is not. */
  fullSince: number | null;
}

/**
 * One numbered stream of events for every browser. A viewer has no queue of its own beyond WAITING_BYTES. One that
 * falls behind continues from the ring after it has taken what it had. It is dropped when the ring has moved on or it
 * takes nothing; its browser then returns with Last-Event-ID and has to read everything again. Only the newest health
 * is kept: it is not replayed. `boot` must differ from one process to the next.
 */
// oxlint-disable-next-line max-lines-per-function -- one machine: its steps share all of its state
export function createLiveHub(deps: { clock: Clock; boot: string }): LiveHub & { close(): void } {
  const { clock, boot } = deps;
  const ring = createRing(KEPT_EVENTS);
  const viewers = new Set<Viewer>();
  let seq = 0;
  let health: { seq: number; bytes: Uint8Array } | null = null;
  /** Published and not yet sent. Several events of one moment go out as one chunk. */
  let batch: { after: number; bytes: Uint8Array[] } | null = null;
  let cancelHeartbeat: (() => void) | null = null;

  function flush(): void {
    if (batch === null) return;
    const { after, bytes } = batch;
    batch = null;
    const chunk = concatenate(bytes);
    for (const viewer of viewers) {
      if (!isTaking(viewer)) noteFull(viewer);
      else if (viewer.seq === after) give(viewer, chunk, seq);
      else catchUp(viewer);
    }
  }

  function give(viewer: Viewer, bytes: Uint8Array, upTo: number): void {
    viewer.seq = upTo;
    viewer.fullSince = null;
    viewer.controller.enqueue(bytes);
  }

  function noteFull(viewer: Viewer): void {
    const now = clock.monotonicMs();
    viewer.fullSince ??= now;
    if (now - viewer.fullSince > STALLED_MS) drop(viewer);
  }

  /** Sends a viewer that has room what it missed, from the ring. */
  function catchUp(viewer: Viewer): void {
    const from = viewer.seq;
    if (from === seq) return;
    const missed = ring.after(from);
    if (missed === null) {
      drop(viewer);
      return;
    }
    if (health !== null && health.seq > from) viewer.controller.enqueue(health.bytes);
    for (const event of missed) {
      if (!isTaking(viewer)) return;
      give(viewer, event.bytes, event.seq);
    }
    viewer.seq = seq;
  }

  function drop(viewer: Viewer): void {
    if (!viewers.delete(viewer)) return;
    try {
      viewer.controller.close();
    } catch {
      // Its reader has closed it already.
    }
    if (viewers.size === 0) stopHeartbeat();
  }

  function beat(): void {
    for (const viewer of viewers) {
      if (isTaking(viewer)) viewer.controller.enqueue(heartbeat);
      else noteFull(viewer);
    }
    cancelHeartbeat = viewers.size > 0 ? clock.after(HEARTBEAT_MS, beat) : null;
  }

  function stopHeartbeat(): void {
    cancelHeartbeat?.();
    cancelHeartbeat = null;
  }

  function welcome(viewer: Viewer, lastEventId: string | null): void {
    viewer.controller.enqueue(retryHint);
    const known = lastEventId === null ? null : parseEventId(boot, lastEventId);
    const resumes = known !== null && known <= seq && ring.after(known) !== null;
    if (lastEventId !== null && !resumes) {
      viewer.controller.enqueue(encodeEvent('reset', formatEventId(boot, seq), {}));
    }
    if (health !== null && !(resumes && health.seq > known)) viewer.controller.enqueue(health.bytes);
    if (!resumes) {
      if (lastEventId === null) viewer.controller.enqueue(encodeId(formatEventId(boot, seq)));
      return;
    }
    viewer.seq = known;
    catchUp(viewer);
  }

  return {
    publish(event) {
      batch ??= startBatch();
      seq += 1;
      const bytes = encodeEvent(event.type, formatEventId(boot, seq), event.data);
      batch.bytes.push(bytes);
      if (event.type === 'health') health = { seq, bytes: encodeEvent('health', null, event.data) };
      else ring.add({ seq, bytes });
    },

    open(lastEventId, signal) {
      flush();
      let viewer: Viewer | null = null;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            if (signal.aborted) {
              controller.close();
              return;
            }
            const opened: Viewer = { controller, seq, fullSince: null };
            viewer = opened;
            viewers.add(opened);
            signal.addEventListener('abort', () => drop(opened), { once: true });
            cancelHeartbeat ??= clock.after(HEARTBEAT_MS, beat);
            welcome(opened, lastEventId);
          },
          pull() {
            flush();
            if (viewer !== null && viewers.has(viewer)) {
              viewer.fullSince = null;
              catchUp(viewer);
            }
          },
          cancel() {
            if (viewer !== null) drop(viewer);
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }),
      );
    },

    viewers: () => viewers.size,

    close() {
      for (const viewer of viewers) drop(viewer);
      stopHeartbeat();
    },
  };

  function startBatch(): { after: number; bytes: Uint8Array[] } {
    queueMicrotask(flush);
    return { after: seq, bytes: [] };
  }
}

function isTaking(viewer: Viewer): boolean {
  return (viewer.controller.desiredSize ?? 0) > 0;
}
