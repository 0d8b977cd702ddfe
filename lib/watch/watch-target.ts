import type { TargetHealth } from '../domain/live/health.ts';
import type { Group } from '../domain/group/group.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { StreamEvent } from '../domain/live/stream.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import { createBudget } from './decide/budget.ts';
import { groupFromStore, keptAsRunning } from './read/group-from-store.ts';
import { targetHealth } from './hand-on/target-health.ts';
import { watchSources } from './hand-on/watch-sources.ts';
import type { WatchLog } from './log.ts';
import { isPassing } from './read/note-problem.ts';
import { emptyPicture, groupKey, isShown } from './picture/picture.ts';
import { readingKey, type Reading } from './decide/pick-reading.ts';
import { createPublisher, createView } from './hand-on/publish.ts';
import { rebuildRouted } from './read/rebuild-routed.ts';
import { historyAtFirst } from './read/read-history.ts';
import type { Recorder } from './hand-on/record.ts';
import { refreshGroupNow, refreshRolloutNow } from './read/refresh.ts';
import { runTask } from './read/run-task.ts';
import { nextDue, type NextDue } from './decide/schedule.ts';
import { keepLastReadings } from './read/share-gap.ts';
import { taskKey } from './decide/task.ts';
import { scheduleView, type LoopState } from './decide/schedule-view.ts';
import type { TargetContext, WatchStore } from './target-context.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A refused operation is tried again so often; the list of active rollouts, without which nothing is seen, more often. */
const REFUSED_MS = 5 * MINUTE;
const LIST_REFUSED_MS = 30 * SECOND;
const FAILED_MS = 10 * SECOND;
/** Ended rollouts that are kept at hand; the store keeps all. */
const KEPT_ENDED = 500;

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
  /** What changes by time alone: planned steps, ages, bypasses of the store. Called every two seconds. */
  beat(): Promise<void>;
}

export interface WatchTargetDeps {
  aws: AwsTarget;
  clock: Clock;
  store: WatchStore;
  recorder: Recorder;
  log: WatchLog;
  random: () => number;
  emit: (event: StreamEvent) => void;
}

/** Watches one account and region: a loop that decides (schedule.ts), asks (run-task.ts), and hands on what changed (publish.ts). */
export function watchTarget(deps: WatchTargetDeps): TargetWatch {
  const { aws, clock, log } = deps;
  const ctx: TargetContext = {
    ...deps,
    picture: emptyPicture(),
    now: () => aws.clock.now() ?? clock.now(),
    nowMs: () => clock.now().getTime(),
    gone: [],
    touched: { rollouts: new Set(), groups: new Set(), series: new Set() },
  };
  const { picture } = ctx;
  const state: LoopState = {
    history: historyAtFirst(),
    minuteReadMs: null,
    firstReading: true,
    lastRunAtMs: new Map(),
    running: new Map(),
    blockedUntilMs: new Map(),
    budget: createBudget(),
  };
  const sources = watchSources(ctx, deps.random);
  const view = createView(ctx);
  const publisher = createPublisher(ctx, view, deps.emit);
  const refreshing = new Map<string, Promise<unknown>>();
  let cancelTimer: (() => void) | null = null;
  let unlisten: (() => void) | null = null;
  let stopped = true;
  let inFlight = new Set<Promise<void>>();

  function tick(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (stopped) return;
    let wakeAtMs = ctx.nowMs() + 5 * SECOND;
    try {
      wakeAtMs = decide();
    } catch (error) {
      // A fault in here must not end the watching.
      log.error({ error }, 'the next readings could not be decided');
    }
    cancelTimer = clock.after(Math.max(0, wakeAtMs - ctx.nowMs()), tick);
  }

  /** Begins what is due and tells when to decide again. */
  function decide(): number {
    const nowMs = ctx.nowMs();
    const running = [...picture.rollouts.values()].filter(({ record }) => isActive(record.status));
    state.budget.setActive(new Set(running.map(({ record }) => record.id)), nowMs);
    const { view: seen, picked, hasLooked } = scheduleView(ctx, state, sources.backoff());
    // It is complete once the rotation looks, at an AWS that answers, and finds nothing that was never read (or only what is refused).
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
      if (error instanceof AppError && error.code === 'AWS_UNREACHABLE') state.budget.refund(next.pool, next.calls);
      noteFailure(next, reading, error);
    }
    state.running.delete(key);
    publish();
    tick();
  }

  function noteFailure({ task, source }: NextDue['due'][number], reading: Reading | null, error: unknown): void {
    const nowMs = ctx.nowMs();
    const key = reading === null ? taskKey(task) : readingKey(reading);
    const code = error instanceof AppError ? error.code : null;
    const refused = code === 'AWS_ACCESS_DENIED' || code === 'AWS_UNKNOWN_OPERATION';
    // Groups are read without it, only less quickly.
    if (task.kind === 'history' && !isPassing(error)) state.history = { pagesLeft: 0, nextToken: null, ids: [] };
    if (refused) {
      state.blockedUntilMs.set(key, nowMs + (task.kind === 'active-list' ? LIST_REFUSED_MS : REFUSED_MS));
    } else if (task.kind !== 'active-list' && task.kind !== 'alias') {
      // The back-off of the source slows the rest down; this keeps one thing that always fails from being asked for all the time.
      state.blockedUntilMs.set(key, nowMs + FAILED_MS);
    }
    if (code === null) log.error({ error, task: key, source }, 'a reading failed');
    else if (code !== 'AWS_UNREACHABLE' && code !== 'AWS_THROTTLED')
      log.warn({ code, task: key, target: aws.config.name, message: String(error) }, 'AWS refused a reading');
  }

  function publish(): void {
    try {
      publisher.publish();
    } catch (error) {
      log.error({ error }, 'a change could not be handed on');
    }
  }

  /** What an earlier process kept: groups are shown at once, rollouts that ran are looked at again. */
  async function restore(): Promise<void> {
    const { name } = aws.config;
    for (const group of await deps.store.groups.list(name)) {
      const key = groupKey(group.application, group.group);
      if (!picture.groups.has(key)) picture.groups.set(key, groupFromStore(group));
      for (const id of keptAsRunning(group)) picture.wantedIds.add(id);
      const readAtMs = ctx.nowMs();
      for (const alarm of group.alarms.items)
        if (alarm.state !== null && !picture.alarms.has(alarm.name))
          picture.alarms.set(alarm.name, { alarm, readAt: group.asOf.cloudwatch ?? '', readAtMs: readAtMs - MINUTE });
    }
    const query = { target: name, status: 'active' as const, group: null, search: null, limit: 200, cursor: null };
    for (const { id } of (await deps.store.rollouts.list(query)).items) picture.wantedIds.add(id);
    await readBypasses();
  }

  async function readBypasses(): Promise<void> {
    const open = (await deps.store.bypasses.open()).filter(({ target }) => target === aws.config.name);
    const before = picture.bypasses;
    picture.bypasses = new Map(open.map((record) => [groupKey(record.application, record.group), record]));
    for (const key of new Set([...before.keys(), ...picture.bypasses.keys()]))
      if (JSON.stringify(before.get(key)) !== JSON.stringify(picture.bypasses.get(key))) ctx.touched.groups.add(key);
  }

  function forgetOld(): void {
    const ended = [...picture.rollouts.values()].filter(({ record }) => !isActive(record.status));
    for (const { record } of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) {
      picture.rollouts.delete(record.id);
      publisher.forgetRollout(record.id);
    }
    for (const [key, untilMs] of state.blockedUntilMs) if (untilMs < ctx.nowMs()) state.blockedUntilMs.delete(key);
  }

  /** Several who ask for the same at the same time get one answer. */
  async function once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const known = refreshing.get(key);
    if (known) return known as Promise<T>;
    const reading = read().finally(() => refreshing.delete(key));
    refreshing.set(key, reading);
    return reading;
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      inFlight = new Set();
      unlisten = aws.onCall((call) => {
        sources.onCall(call);
        const reached = call.error?.code !== 'UNREACHABLE';
        if (call.source !== 'sts' && reached) state.budget.made(call.attempts, ctx.nowMs());
      });
      const restored = restore()
        .catch((error: unknown) => log.error({ error }, 'what was kept could not be read'))
        .then(() => {
          publish();
          tick();
        });
      inFlight.add(restored);
    },
    async stop() {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
      unlisten?.();
      await Promise.allSettled(inFlight);
      keepLastReadings(ctx);
    },
    health: () => {
      const nowMs = ctx.nowMs();
      const calls = { lastMinute: state.budget.madeInAll(nowMs), budget: state.budget.limitInAll(nowMs) };
      return targetHealth(ctx, sources, calls, state.firstReading);
    },
    hasStarted: () => state.lastRunAtMs.has('active-list') && sources.lastSuccessAtMs('codedeploy') !== null,
    groups: () => [...picture.groups.values()].filter(isShown).map((entry) => view.group(entry)),
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
      once(`rollout ${id}`, async () => {
        const entry = await refreshRolloutNow(ctx, id);
        publish();
        tick();
        return view.rollout(entry);
      }),
    refreshGroup: (application, group) =>
      once(`group ${groupKey(application, group)}`, async () => {
        await readBypasses();
        const entry = await refreshGroupNow(ctx, application, group);
        publish();
        return view.group(entry);
      }),
    async beat() {
      if (stopped) return;
      for (const entry of picture.rollouts.values()) {
        if (isActive(entry.record.status)) ctx.touched.rollouts.add(entry.record.id);
        else rebuildRouted(ctx, entry);
      }
      forgetOld();
      try {
        await readBypasses();
      } catch (error) {
        log.error({ error }, 'the bypasses could not be read from the store');
      }
      publish();
    },
  };
}
