import type { Clock, SimMs } from './clock.ts';
import { nextTurn } from './next-turn.ts';
import { createSchedule, type Entry } from './schedule.ts';

export interface ClockOptions {
  /** Simulated time at the start. */
  startAt: SimMs;
  /** Simulated seconds per real second; 0: time moves by `advance` only. */
  rate: number;
  /** Called with what an action threw; the clock goes on. Default: writes it to stderr. */
  onError?: (error: unknown) => void;
}

export interface RunningClock extends Clock {
  /** Steps taken so far (actions begun, advances ended): with `now()` the position of the world in its history. */
  readonly steps: number;
  /** Freezes `now()` (at `at`, or where it is) until `release` or the next action, so that one event sees one time. */
  hold(at?: SimMs): void;
  release(): void;
  /** Called before an advance, with the time at which it will end. */
  onAdvance(listener: (to: SimMs) => void): void;
  /** From now on real time does not count: steps are repeated one by one, until `ClockReplay.end`. */
  startReplay(): ClockReplay;
  /** Stops the real timer, so that the process can end. No action runs afterwards. */
  stop(): void;
}

/** Drives the clock through steps that were recorded. */
interface ClockReplay {
  /** Takes the next step. Throws Error if none is due or the last has not ended: then the journal does not fit. */
  step(): Promise<void>;
  /** Begins an advance; the steps until its end follow. */
  advanceTo(to: SimMs): Promise<void>;
  /** Lets real time count again, from the time reached, or from `at` if later. What was under way continues. */
  end(at: SimMs): void;
}

interface Advance {
  to: SimMs;
  /** The rate before the advance. */
  rate: number;
  done: () => void;
}

const writeError = (error: unknown): void => {
  process.stderr.write(`sandbox: a scheduled action failed: ${error instanceof Error ? error.stack : String(error)}\n`);
};

const LONGEST_TIMER_MS = 60_000;

/**
 * The only place in sandbox/ that reads real time. One real timer stands for the next due action; `advance` and the
 * timer take turns, so actions never overlap. Each action has a turn of the event loop to itself, so that everything it
 * started has settled before anything else happens: the same steps lead to the same world.
 */
// oxlint-disable-next-line max-lines-per-function -- one machine: its steps share all of its state
export function createClock(options: ClockOptions): RunningClock {
  const onError = options.onError ?? writeError;
  const schedule = createSchedule();
  const waiting: { ms: number; done: () => void }[] = [];
  let tellAdvance: (to: SimMs) => void = () => undefined;
  let rate = options.rate;
  let anchorSim = options.startAt;
  let anchorReal = performance.now();
  let steps = 0;
  let held: SimMs | null = null;
  let running: SimMs | null = null;
  let underWay: Promise<void> | null = null;
  let advancing: Advance | null = null;
  let replaying = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  const flowing = (): SimMs => (replaying ? anchorSim : anchorSim + (performance.now() - anchorReal) * rate);
  const now = (): SimMs => held ?? running ?? Math.floor(flowing());
  const anchorAt = (sim: SimMs): void => {
    anchorSim = sim;
    anchorReal = performance.now();
  };

  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const next = schedule.next();
    if (stopped || replaying || rate === 0 || next === undefined) return;
    const wait = Math.min(LONGEST_TIMER_MS, Math.max(0, (next.at - flowing()) / rate));
    timer = setTimeout(() => void inTurn(() => runDue(() => Math.floor(flowing()))), Math.ceil(wait));
  };

  const inTurn = (job: () => Promise<void>): Promise<void> => {
    const mine = turn.then(job).finally(arm);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const run = async (entry: Entry): Promise<void> => {
    schedule.take();
    steps++;
    held = null;
    running = entry.at;
    try {
      await entry.action();
    } catch (error) {
      onError(error);
    }
  };

  const runDue = async (until: () => SimMs): Promise<void> => {
    for (;;) {
      const next = schedule.next();
      if (stopped || next === undefined || next.at > until()) break;
      await run(next);
      await nextTurn();
    }
    running = null;
  };

  const begin = (to: SimMs, done: () => void): void => {
    // Frozen while the actions run, so that `now()` ends where the caller asked and not later.
    advancing = { to, rate, done };
    rate = 0;
    anchorAt(to);
  };
  const finish = (): void => {
    if (advancing === null) return;
    const { to, done } = advancing;
    steps++;
    running = null;
    rate = advancing.rate;
    advancing = null;
    anchorAt(to);
    done();
  };

  const advance = (ms: number): Promise<void> =>
    inTurn(async () => {
      await nextTurn();
      const to = Math.floor(flowing()) + ms;
      tellAdvance(to);
      begin(to, () => undefined);
      await nextTurn();
      await runDue(() => to);
      finish();
    });

  const replay: ClockReplay = {
    async step() {
      if (underWay !== null) throw new Error('an action that had ended is still under way');
      const next = schedule.next();
      if (advancing !== null && (next === undefined || next.at > advancing.to)) finish();
      else if (next === undefined) throw new Error('nothing is due');
      else underWay = run(next).finally(() => (underWay = null));
      await nextTurn();
    },
    async advanceTo(to) {
      begin(to, waiting.shift()?.done ?? (() => undefined));
      await nextTurn();
    },
    end(at) {
      replaying = false;
      held = null;
      if (underWay === null) running = null;
      anchorAt(Math.max(at, anchorSim));
      void inTurn(async () => {
        await underWay;
        await nextTurn();
        const to = advancing?.to;
        if (to !== undefined) await runDue(() => to);
        finish();
        running = null;
      });
      const begun = async ({ ms, done }: (typeof waiting)[number]): Promise<void> => {
        await advance(ms);
        done();
      };
      for (const wanted of waiting.splice(0)) void begun(wanted);
    },
  };

  return {
    now,
    get rate() {
      return rate;
    },
    get steps() {
      return steps;
    },
    setRate(next) {
      if (!Number.isFinite(next) || next < 0) throw new RangeError('rate must be a number ≥ 0');
      // During an advance time stands; the rate counts from its end.
      if (advancing !== null) {
        advancing.rate = next;
        return;
      }
      anchorAt(flowing());
      rate = next;
      arm();
    },
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError('advance takes milliseconds ≥ 0');
      return replaying ? new Promise((done) => waiting.push({ ms, done })) : advance(ms);
    },
    at(at, action) {
      const entry = schedule.add(Math.max(at, now()), action);
      if (running === null && schedule.next() === entry) arm();
      return () => {
        entry.cancelled = true;
      };
    },
    every(ms, action) {
      let cancelled = false;
      let entry: Entry;
      const book = (after: SimMs): void => {
        const due = (Math.floor(after / ms) + 1) * ms;
        entry = schedule.add(due, () => {
          if (!cancelled) book(due);
          return action();
        });
        if (running === null && schedule.next() === entry) arm();
      };
      book(now() - (now() % ms === 0 ? 1 : 0));
      return () => {
        cancelled = true;
        entry.cancelled = true;
      };
    },
    hold(at) {
      held = at ?? now();
    },
    release() {
      held = null;
    },
    onAdvance(listener) {
      tellAdvance = listener;
    },
    startReplay() {
      replaying = true;
      arm();
      return replay;
    },
    stop() {
      stopped = true;
      schedule.clear();
      arm();
    },
  };
}
