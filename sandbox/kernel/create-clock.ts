import type { Clock, SimMs } from './clock.ts';

interface Entry {
  at: SimMs;
  sequence: number;
  action: () => void | Promise<void>;
  cancelled: boolean;
}

export interface ClockOptions {
  /** Simulated time at the start. */
  startAt: SimMs;
  /** Simulated seconds per real second; 0: time moves by `advance` only. */
  rate: number;
  /** Told of an action that threw; the clock goes on. Default: written to stderr. */
  onError?: (error: unknown) => void;
}

export interface RunningClock extends Clock {
  /** Stops the real timer for good, so that the process can end. Nothing runs afterwards. */
  stop(): void;
}

const writeError = (error: unknown): void => {
  process.stderr.write(`sandbox: a scheduled action failed: ${error instanceof Error ? error.stack : String(error)}\n`);
};

const LONGEST_TIMER_MS = 60_000;
/** An advance of hours must not starve the HTTP server. */
const YIELD_AFTER_REAL_MS = 30;

/**
 * The only place in sandbox/ that looks at real time. One real timer stands for the next due action; `advance` and the
 * timer take turns, so actions never overlap.
 */
export function createClock(options: ClockOptions): RunningClock {
  const onError = options.onError ?? writeError;
  const heap: Entry[] = [];
  let sequence = 0;
  let rate = options.rate;
  let anchorSim = options.startAt;
  let anchorReal = performance.now();
  let running: SimMs | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  const flowing = (): SimMs => anchorSim + (performance.now() - anchorReal) * rate;
  const now = (): SimMs => running ?? Math.floor(flowing());
  const anchorAt = (sim: SimMs): void => {
    anchorSim = sim;
    anchorReal = performance.now();
  };

  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const next = heap[0];
    if (stopped || rate === 0 || next === undefined) return;
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, (next.at - flowing()) / rate));
    timer = setTimeout(() => void inTurn(() => runDue(() => Math.floor(flowing()))), Math.ceil(wait));
  };

  const inTurn = (job: () => Promise<void>): Promise<void> => {
    const mine = turn.then(job).finally(arm);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const runDue = async (until: () => SimMs): Promise<void> => {
    let sliceStart = performance.now();
    for (;;) {
      const next = heap[0];
      if (stopped || next === undefined || next.at > until()) break;
      pop(heap);
      if (next.cancelled) continue;
      running = Math.max(next.at, running ?? next.at);
      try {
        await next.action();
      } catch (error) {
        onError(error);
      }
      if (performance.now() - sliceStart > YIELD_AFTER_REAL_MS) {
        await new Promise((resolve) => setImmediate(resolve));
        sliceStart = performance.now();
      }
    }
    running = null;
  };

  const schedule = (at: SimMs, action: Entry['action']): Entry => {
    const entry: Entry = { at, sequence: sequence++, action, cancelled: false };
    push(heap, entry);
    if (running === null && heap[0] === entry) arm();
    return entry;
  };

  return {
    now,
    get rate() {
      return rate;
    },
    setRate(next) {
      if (!Number.isFinite(next) || next < 0) throw new RangeError('rate must be a number ≥ 0');
      anchorAt(flowing());
      rate = next;
      arm();
    },
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('advance takes milliseconds ≥ 0');
      return inTurn(async () => {
        const target = Math.floor(flowing()) + ms;
        // Held still while the actions run, so that `now()` ends where the caller asked and not later.
        const held = rate;
        rate = 0;
        anchorAt(target);
        await runDue(() => target);
        rate = held;
        anchorAt(target);
      });
    },
    at(at, action) {
      const entry = schedule(Math.max(at, now()), action);
      return () => {
        entry.cancelled = true;
      };
    },
    every(ms, action) {
      let cancelled = false;
      let entry: Entry;
      const book = (after: SimMs): void => {
        const due = (Math.floor(after / ms) + 1) * ms;
        entry = schedule(due, () => {
          if (!cancelled) book(due);
          return action();
        });
      };
      book(now() - (now() % ms === 0 ? 1 : 0));
      return () => {
        cancelled = true;
        entry.cancelled = true;
      };
    },
    stop() {
      stopped = true;
      heap.length = 0;
      arm();
    },
  };
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

function push(heap: Entry[], entry: Entry): void {
  let child = heap.length;
  heap.push(entry);
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !before(entry, above)) break;
    heap[child] = above;
    child = parent;
  }
  heap[child] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let hole = 0;
  for (;;) {
    const left = 2 * hole + 1;
    const a = heap[left];
    if (a === undefined) break;
    const b = heap[left + 1];
    const least = b !== undefined && before(b, a) ? left + 1 : left;
    const child = heap[least];
    if (child === undefined || !before(child, last)) break;
    heap[hole] = child;
    hole = least;
  }
  heap[hole] = last;
}
