import { groupKey } from '../../domain/group/group-key.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { RoutedPoint } from '../../domain/series/series.ts';
import type { SeriesEvent } from '../../domain/series/series-event.ts';
import type { Clock } from '../../parts/clock.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { WatchLog } from '../log.ts';
import type { WatchStore } from '../target-context.ts';

const RETRY_MS = 2_000;
/** About an hour of samples of 25 rollouts: a store that is away for longer loses the oldest. */
const MOST_WAITING = 20_000;

/** Writes what the watcher sees to the store, in order, without anybody waiting for it. */
export interface Recorder {
  /** `onStartedBy`: the store knows who asked for it, the watcher did not; the store's word is kept. */
  saveRollout(rollout: Rollout, onStartedBy: (name: string) => void): void;
  saveGroup(group: Group): void;
  removeGroup(target: string, application: string, group: string): void;
  addRouted(target: string, rolloutId: string, point: RoutedPoint & { source: 'watched' | 'rebuilt' }): void;
  addEvent(target: string, rolloutId: string, event: SeriesEvent): void;
  saveMinutes(target: string, minutes: MinuteCount[]): void;
  /** Why the last writing failed; null when it worked. */
  trouble(): string | null;
  /** Resolves when all that was asked for until now has been written, or when the store refuses. */
  settled(): Promise<void>;
}

/** A write that fails is tried again every two seconds; of a rollout or group only the newest state waits. */
export function createRecorder(store: WatchStore, clock: Clock, log: WatchLog): Recorder {
  const waiting = new Map<string, () => Promise<void>>();
  let counter = 0;
  let trouble: string | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    // What is added meanwhile comes at the end of the same round.
    for (const [key, write] of waiting) {
      try {
        await write();
        trouble = null;
        // Only if nothing newer took its place meanwhile.
        if (waiting.get(key) === write) waiting.delete(key);
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
        log.error({ error, waiting: waiting.size }, 'the store refused a write; it is tried again');
        clock.after(RETRY_MS, run);
        return;
      }
    }
  }
  function run(): void {
    if (running !== null || waiting.size === 0) return;
    running = drain().finally(() => {
      running = null;
      if (trouble === null) run();
    });
  }
  function add(key: string | null, write: () => Promise<void>): void {
    counter += 1;
    // Delete first: a newer state takes its place at the end of the queue.
    if (key !== null) waiting.delete(key);
    waiting.set(key ?? `#${counter}`, write);
    const oldest = waiting.keys().next().value;
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    if (trouble === null) run();
  }

  return {
    saveRollout: (rollout, onStartedBy) =>
      add(`rollout ${rollout.target} ${rollout.id}`, async () => {
        const kept = rollout.startedBy === null ? await store.rollouts.find(rollout.target, rollout.id) : null;
        const startedBy = rollout.startedBy ?? kept?.startedBy ?? null;
        await store.rollouts.save({ ...rollout, startedBy });
        if (rollout.startedBy === null && startedBy !== null) onStartedBy(startedBy);
      }),
    saveGroup: (group) =>
      add(`group ${groupKey(group.target, group.application, group.group)}`, () => store.groups.save(group)),
    removeGroup: (target, application, group) =>
      add(`group ${groupKey(target, application, group)}`, () => store.groups.remove(target, application, group)),
    addRouted: (target, id, point) => add(null, () => store.samples.addRouted(target, id, point)),
    addEvent: (target, id, event) => add(null, () => store.samples.addEvent(target, id, event)),
    saveMinutes: (target, minutes) => add(null, () => store.samples.saveMinutes(target, minutes)),
    trouble: () => trouble,
    async settled() {
      for (let round = running; round !== null; round = running) await round;
    },
  };
}
