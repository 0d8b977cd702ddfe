import type { WatchEvent } from '../parts/watcher.ts';
import type { TargetHealth } from '../domain/live/health.ts';
import type { Group } from '../domain/group/group.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import { MOST_IN_A_MINUTE } from './decide/budget.ts';
import { createLoop } from './decide/loop.ts';
import { loopAtFirst } from './decide/loop-state.ts';
import { createPublisher, createView } from './hand-on/publish.ts';
import type { Recorder } from './hand-on/record.ts';
import { targetHealth } from './hand-on/target-health.ts';
import { watchSources } from './hand-on/watch-sources.ts';
import type { WatchLog } from './log.ts';
import { forgetEnded } from './picture/forget-ended.ts';
import { groupKey } from '../domain/group/group-key.ts';
import { indexAliases } from './picture/alias-index.ts';
import { emptyPicture, isShown } from './picture/picture.ts';
import { createSharedReading } from './read/create-shared-reading.ts';
import { readBypasses } from './read/read-bypasses.ts';
import { rebuildRouted } from './read/rebuild-routed.ts';
import { refreshGroupNow, refreshRolloutNow } from './read/refresh.ts';
import { restore } from './read/restore.ts';
import { keepLastReadings } from './read/share-gap.ts';
import type { TargetContext } from './target-context.ts';
import type { WatchStore } from './watch-store.ts';

export interface TargetWatch {
  start(): void;
  stop(): Promise<void>;
  health(): TargetHealth;
  /** AWS has answered the first question about active rollouts. */
  hasStarted(): boolean;
  groups(): Group[];
  group(application: string, group: string): Group | null;
  rollouts(): Rollout[];
  rollout(id: string): Rollout | null;
  refreshRollout(id: string): Promise<Rollout>;
  refreshGroup(application: string, group: string): Promise<Group>;
  /** For what changes with time alone: planned steps, ages, bypasses of the store. Call it every two seconds. */
  beat(): Promise<void>;
}

export interface WatchTargetDeps {
  aws: AwsTarget;
  /** Every configured target, this one among them. */
  targetNames: ReadonlySet<string>;
  clock: Clock;
  store: WatchStore;
  recorder: Recorder;
  log: WatchLog;
  random: () => number;
  emit: (event: WatchEvent) => void;
}

/** Watches one account and region: a loop that asks AWS (decide/loop.ts), and what others may ask of its picture. */
export function watchTarget(deps: WatchTargetDeps): TargetWatch {
  const { aws, clock, log } = deps;
  const ctx: TargetContext = {
    ...deps,
    picture: emptyPicture(),
    now: () => aws.clock.now() ?? clock.now(),
    nowMs: () => clock.monotonicMs(),
    gone: [],
    touched: { rollouts: new Set(), groups: new Set() },
  };
  const { picture } = ctx;
  const state = loopAtFirst();
  const sources = watchSources(ctx, deps.random);
  const view = createView(ctx);
  const publisher = createPublisher(ctx, view, deps.emit);
  const loop = createLoop(ctx, state, sources, publish);
  const shared = createSharedReading();
  let unlisten: (() => void) | null = null;

  function publish(): void {
    try {
      publisher.publish();
    } catch (error) {
      log.error({ error }, 'a change could not be handed on');
    }
  }

  function forgetOld(): void {
    for (const id of forgetEnded(picture)) publisher.forgetRollout(id);
    for (const [key, untilMs] of state.blockedUntilMs) if (untilMs < ctx.nowMs()) state.blockedUntilMs.delete(key);
  }

  return {
    start() {
      if (!loop.isStopped()) return;
      unlisten = aws.onCall((call) => {
        sources.onCall(call);
        const reached = call.error?.code !== 'UNREACHABLE';
        if (call.source !== 'sts' && reached) state.budget.made(call.attempts, ctx.nowMs());
      });
      loop.start(() =>
        restore(ctx)
          .catch((error: unknown) => log.error({ error }, 'what was kept could not be read'))
          .then(publish),
      );
    },
    async stop() {
      unlisten?.();
      await loop.stop();
      keepLastReadings(ctx);
    },
    health: () => {
      const nowMs = ctx.nowMs();
      const calls = {
        lastMinute: state.budget.madeInAll(nowMs),
        budget: state.budget.limitInAll(MOST_IN_A_MINUTE, nowMs),
      };
      return targetHealth(ctx, sources, calls, state.firstReading);
    },
    hasStarted: () => state.lastRunAtMs.has('active-list') && sources.lastSuccessAtMs('codedeploy') !== null,
    groups: () => {
      const index = indexAliases(picture);
      return [...picture.groups.values()].filter(isShown).map((entry) => view.group(entry, index));
    },
    group(application, group) {
      const entry = picture.groups.get(groupKey(application, group));
      return entry && isShown(entry) ? view.group(entry) : null;
    },
    rollouts: () => [...picture.rollouts.values()].map((entry) => view.rollout(entry)),
    rollout(id) {
      const entry = picture.rollouts.get(id);
      return entry ? view.rollout(entry) : null;
    },
    refreshRollout: (id) =>
      shared(`rollout ${id}`, async () => {
        const entry = await refreshRolloutNow(ctx, id);
        publish();
        loop.tick();
        return view.rollout(entry);
      }),
    refreshGroup: (application, group) =>
      shared(`group ${groupKey(application, group)}`, async () => {
        await readBypasses(ctx);
        const entry = await refreshGroupNow(ctx, application, group);
        publish();
        return view.group(entry);
      }),
    async beat() {
      if (loop.isStopped()) return;
      for (const entry of picture.rollouts.values()) {
        if (isActive(entry.record.status)) ctx.touched.rollouts.add(entry.record.id);
        else rebuildRouted(ctx, entry);
      }
      forgetOld();
      try {
        await readBypasses(ctx);
      } catch (error) {
        log.error({ error }, 'the bypasses could not be read from the store');
      }
      publish();
    },
  };
}
