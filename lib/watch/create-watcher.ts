import type { Health } from '../domain/live/health.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import type { WatchEvent, Watcher } from '../parts/watcher.ts';
import type { WatchLog } from './log.ts';
import { createRecorder } from './hand-on/record.ts';
import type { WatchStore } from './watch-store.ts';
import { watchTarget, type TargetWatch } from './watch-target.ts';

const BEAT_MS = 2_000;

export interface CreateWatcher {
  clock: Clock;
  targets: AwsTarget[];
  store: WatchStore;
  log: WatchLog;
  /** The product's version, for the health. */
  version: string;
  /** 0–1. Jitters the back-off. */
  random?: () => number;
}

/** One watcher for all targets of the process: only it asks AWS, however many people look. */
export function createWatcher(deps: CreateWatcher): Watcher {
  const { clock, log, store } = deps;
  const listeners = new Set<(event: WatchEvent) => void>();
  const recorder = createRecorder(store, clock, log, (written) => emit({ type: 'samples', data: written }));
  let storeTrouble: string | null = null;
  let cancelBeat: (() => void) | null = null;

  function emit(event: WatchEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        log.error({ error, type: event.type }, 'a listener failed');
      }
    }
  }
  const targetNames = new Set(deps.targets.map(({ config }) => config.name));
  const watches = new Map<string, TargetWatch>(
    deps.targets.map((aws) => [
      aws.config.name,
      watchTarget({ aws, targetNames, clock, store, recorder, log, emit, random: deps.random ?? Math.random }),
    ]),
  );

  function watchOf(target: string): TargetWatch {
    const watch = watches.get(target);
    if (!watch) throw new AppError('UNKNOWN_TARGET', `There is no target named ${target}.`);
    return watch;
  }

  function health(): Health {
    const targets = [...watches.values()].map((watch) => watch.health());
    const trouble = storeTrouble ?? recorder.trouble();
    const started = [...watches.values()].every((watch) => watch.hasStarted());
    const troubled = targets.some(
      ({ sources, missingPermissions, orphanedBypasses = [] }) =>
        missingPermissions.length > 0 ||
        orphanedBypasses.length > 0 ||
        Object.values(sources).some(({ error, slowed, late }) => error !== null || slowed !== null || late === true),
    );
    return {
      status: troubled || trouble !== null ? 'degraded' : started ? 'ok' : 'starting',
      version: deps.version,
      store: { kind: store.kind, ok: trouble === null, message: trouble },
      targets,
    };
  }

  async function beat(): Promise<void> {
    storeTrouble = await store.ping().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    for (const watch of watches.values()) await watch.beat();
    emit({ type: 'health', data: health() });
  }

  function beatAgain(): void {
    cancelBeat = clock.after(BEAT_MS, () => {
      beat()
        .catch((error: unknown) => log.error({ error }, 'the health could not be published'))
        .finally(() => {
          if (cancelBeat !== null) beatAgain();
        });
    });
  }

  return {
    start() {
      if (cancelBeat !== null) return;
      for (const watch of watches.values()) watch.start();
      beatAgain();
    },
    async stop() {
      cancelBeat?.();
      cancelBeat = null;
      for (const watch of watches.values()) await watch.stop();
      await recorder.settled();
    },
    health,
    groups: (target) => watchOf(target).groups(),
    group: (target, application, group) => watchOf(target).group(application, group),
    rollouts: (target) => watchOf(target).rollouts(),
    rollout: (target, id) => watchOf(target).rollout(id),
    refreshRollout: async (target, id) => watchOf(target).refreshRollout(id),
    refreshGroup: async (target, application, group) => watchOf(target).refreshGroup(application, group),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
