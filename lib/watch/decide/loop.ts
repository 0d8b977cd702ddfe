import { isAppError } from '../../domain/errors/problem.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { SourceWatch } from '../hand-on/watch-sources.ts';
import { runTask } from '../read/run-task.ts';
import type { TargetContext } from '../target-context.ts';
import type { LoopState } from './loop-state.ts';
import { noteFailure } from './note-failure.ts';
import type { Reading } from './pick-reading.ts';
import { nextDue, type NextDue } from './schedule.ts';
import { scheduleView } from './schedule-view.ts';
import { taskKey } from './task.ts';

const LONGEST_SLEEP_MS = 5_000;

export interface Loop {
  /** `first` runs before anything is decided. */
  start(first: () => Promise<void>): void;
  /** Starts nothing more, and waits for running tasks. */
  stop(): Promise<void>;
  isStopped(): boolean;
  /** Decides now instead of at the next due moment. */
  tick(): void;
}

/** Decides what to ask AWS (schedule.ts), asks (run-task.ts), publishes what changed, and decides again. */
export function createLoop(
  ctx: TargetContext,
  state: LoopState,
  sources: Pick<SourceWatch, 'backoff'>,
  handOn: () => void,
): Loop {
  const { clock, log, picture } = ctx;
  let cancelTimer: (() => void) | null = null;
  let stopped = true;
  let inFlight = new Set<Promise<void>>();

  function tick(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (stopped) return;
    let wakeAtMs = ctx.nowMs() + LONGEST_SLEEP_MS;
    try {
      wakeAtMs = decide();
    } catch (error) {
      // An error in here must not end the watching.
      log.error({ error }, 'the next readings could not be decided');
    }
    cancelTimer = clock.after(Math.max(0, wakeAtMs - ctx.nowMs()), tick);
  }

  /** Starts what is due and returns when to decide again. */
  function decide(): number {
    const nowMs = ctx.nowMs();
    const running = [...picture.rollouts.values()].filter(({ record }) => isActive(record.status));
    state.budget.setActive(new Set(running.map(({ record }) => record.id)), nowMs);
    const { view: seen, picked, hasLooked } = scheduleView(ctx, state, sources.backoff());
    // Complete once the rotation looks, AWS answers, and nothing is left that was never read (except what is refused).
    const isComplete = hasLooked && picked?.isFirst !== true && !state.running.has('rotation');
    if (isComplete && seen.backoff.codedeploy.away === null && seen.backoff.lambda.away === null)
      state.firstReading = false;
    const { due, wakeAtMs } = nextDue(seen, nowMs);
    for (const next of due) begin(next, next.task.kind === 'rotation' ? (picked?.reading ?? null) : null, nowMs);
    return wakeAtMs;
  }

  function begin(next: NextDue['due'][number], reading: Reading | null, nowMs: number): void {
    const key = taskKey(next.task);
    state.budget.charge(next.pool, next.calls, nowMs);
    state.lastRunAtMs.set(next.task.kind, nowMs);
    state.running.set(key, next.source);
    const run = perform(next, reading, key).finally(() => inFlight.delete(run));
    inFlight.add(run);
  }

  async function perform(next: NextDue['due'][number], reading: Reading | null, key: string): Promise<void> {
    try {
      await runTask(ctx, state, next.task, reading);
    } catch (error) {
      if (isAppError(error) && error.code === 'AWS_UNREACHABLE') state.budget.refund(next.pool, next.calls);
      noteFailure(ctx, state, next, reading, error);
    }
    state.running.delete(key);
    handOn();
    tick();
  }

  return {
    start(first) {
      stopped = false;
      inFlight = new Set([first().then(tick)]);
    },
    async stop() {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
      await Promise.allSettled(inFlight);
    },
    isStopped: () => stopped,
    tick,
  };
}
