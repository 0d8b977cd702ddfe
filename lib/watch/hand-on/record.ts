import { groupKey } from '../../domain/group/group-key.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { RoutedSample } from '../../domain/series/series.ts';
import type { SeriesEvent } from '../../domain/series/series-event.ts';
import type { Clock } from '../../parts/clock.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { WatchLog } from '../log.ts';
import type { RolloutSamples, Samples } from '../../parts/samples.ts';
import type { WatchStore } from '../watch-store.ts';

const RETRY_MS = 2_000;
/** About an hour of samples of 25 rollouts. If the store is away for longer, the oldest are lost. */
const MOST_WAITING = 20_000;

/** Writes what the watcher sees to the store, in order. Nobody waits for it. */
export interface Recorder {
  /** `onStartedBy`: the store knows who asked for it and the watcher did not; the store's value is kept. */
  saveRollout(rollout: Rollout, onStartedBy: (name: string) => void): void;
  saveGroup(group: Group): void;
  removeGroup(target: string, application: string, group: string): void;
  addRouted(target: string, rolloutId: string, point: RoutedSample): void;
  addEvent(target: string, rolloutId: string, event: SeriesEvent): void;
  /** `changed`: which of the minutes changed, by rollout id. */
  saveMinutes(target: string, minutes: MinuteCount[], changed: ReadonlyMap<string, MinuteCount[]>): void;
  /** Why the last write failed; null: it worked. */
  trouble(): string | null;
  /** Resolves when everything so far has been written, or when the store refuses. */
  settled(): Promise<void>;
}

interface Waiting {
  write: () => Promise<void>;
  /** What it writes of rollouts' histories, until it has been published. */
  samples: RolloutSamples[];
}

/**
 * A failed write is tried again every two seconds; of a rollout or group only the newest state waits. Samples are
 * published once they are written, so that whoever then reads the store finds them there. If the store refuses, they
 * are published anyway.
 */
export function createRecorder(
  store: WatchStore,
  clock: Clock,
  log: WatchLog,
  handOn: (written: RolloutSamples) => void,
): Recorder {
  const waiting = new Map<string, Waiting>();
  let counter = 0;
  let trouble: string | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    const written: RolloutSamples[] = [];
    try {
      // What is added in the meantime comes at the end of the same round.
      for (const [key, next] of waiting) {
        await next.write();
        trouble = null;
        written.push(...next.samples.splice(0));
        // Only if nothing newer has replaced it in the meantime.
        if (waiting.get(key) === next) waiting.delete(key);
      }
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
      log.error({ error, waiting: waiting.size }, 'the store refused a write; it is tried again');
      for (const { samples } of waiting.values()) written.push(...samples.splice(0));
      clock.after(RETRY_MS, run);
    }
    for (const each of byRollout(written)) handOn(each);
  }
  function run(): void {
    if (running !== null || waiting.size === 0) return;
    running = drain().finally(() => {
      running = null;
      if (trouble === null) run();
    });
  }
  function add(key: string | null, write: () => Promise<void>, samples: RolloutSamples[] = []): void {
    counter += 1;
    // Delete first: a newer state goes to the end of the queue.
    if (key !== null) waiting.delete(key);
    waiting.set(key ?? `#${counter}`, { write, samples });
    const oldest = waiting.keys().next().value;
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    if (trouble === null) run();
    else for (const each of samples.splice(0)) handOn(each);
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
    addRouted: (target, rolloutId, point) =>
      add(null, () => store.samples.addRouted(target, rolloutId, point), [
        { target, rolloutId, samples: { ...NOTHING, routed: [point] } },
      ]),
    addEvent: (target, rolloutId, event) =>
      add(null, () => store.samples.addEvent(target, rolloutId, event), [
        { target, rolloutId, samples: { ...NOTHING, events: [event] } },
      ]),
    saveMinutes: (target, minutes, changed) =>
      add(
        null,
        () => store.samples.saveMinutes(target, minutes),
        [...changed].map(([rolloutId, ofIt]) => ({ target, rolloutId, samples: { ...NOTHING, minutes: ofIt } })),
      ),
    trouble: () => trouble,
    async settled() {
      for (let round = running; round !== null; round = running) await round;
    },
  };
}

const NOTHING: Samples = { routed: [], minutes: [], events: [] };

function byRollout(written: readonly RolloutSamples[]): RolloutSamples[] {
  const found = new Map<string, RolloutSamples>();
  for (const { target, rolloutId, samples } of written) {
    const key = `${target}\n${rolloutId}`;
    const before = found.get(key)?.samples ?? NOTHING;
    found.set(key, {
      target,
      rolloutId,
      samples: {
        routed: [...before.routed, ...samples.routed],
        minutes: [...before.minutes, ...samples.minutes],
        events: [...before.events, ...samples.events],
      },
    });
  }
  return [...found.values()];
}
