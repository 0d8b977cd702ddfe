import type { SourceName } from '../domain/health.ts';
import type { Backoff } from './backoff.ts';
import { poolName, type Budget, type Pool } from './budget.ts';
import { aliasDue, lifecycleDue, type Due, type RolloutPace } from './cadence.ts';

/** What the watcher can do next. */
export type Task =
  | { kind: 'active-list' }
  | { kind: 'deployments' }
  | { kind: 'group'; id: string }
  | { kind: 'plan'; id: string }
  | { kind: 'alias'; id: string }
  | { kind: 'lifecycle'; id: string }
  | { kind: 'active-alarms' }
  | { kind: 'minutes-before' }
  | { kind: 'minutes' }
  | { kind: 'account' }
  | { kind: 'history' }
  | { kind: 'rotation' }
  | { kind: 'idle-alarms' }
  | { kind: 'traffic' };

export interface ScheduleView {
  rollouts: RolloutPace[];
  /** Keys of groups that must be looked at now. */
  groupsWanted: string[];
  /** Rollouts whose plan is not known yet. */
  plansWanted: string[];
  /** Deployments that must be looked at now, and all that a reading of deployments asks for. */
  wantedDeployments: number;
  deployments: number;
  activeAlarms: number;
  /** Any group lists an alarm. */
  hasAlarms: boolean;
  /** Series that a reading of minutes asks for; 0: nothing to count. */
  series: number;
  minutesBeforeWanted: boolean;
  /** When the next finished minute can be read, this machine's ms. */
  minutesAtMs: number;
  accountKnown: boolean;
  historyLeft: boolean;
  /** Source of the rotation's next reading; null: all is young enough. */
  rotation: SourceName | null;
  /** Groups whose traffic can be asked for. */
  trafficGroups: number;
  /** The first reading is not complete: the rotation may hurry. */
  firstReading: boolean;
  /** Start of the last run by task key, this machine's ms. */
  lastRunAtMs: ReadonlyMap<string, number>;
  /** Running tasks by key, with the source that they ask. */
  running: ReadonlyMap<string, SourceName>;
  /** Refused (no permission, unknown operation) or failed: not before. */
  blockedUntilMs: ReadonlyMap<string, number>;
  backoff: Record<SourceName, Backoff>;
  budget: Budget;
}

export interface NextDue {
  due: { task: Task; pool: Pool; calls: number; source: SourceName }[];
  /** When to decide again, if nothing happens before. */
  wakeAtMs: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How often what is read for all together is read. */
export const PERIOD_MS = {
  activeList: 4 * SECOND,
  deployments: 15 * SECOND,
  activeAlarms: 8 * SECOND,
  idleAlarms: 30 * SECOND,
  traffic: 10 * MINUTE,
  account: MINUTE,
  /** At most two readings of minutes a minute, however fast a simulated clock runs. */
  minutes: 30 * SECOND,
  rotation: 2 * SECOND,
  rotationAtFirst: 250,
};

const LONGEST_SLEEP_MS = 5 * SECOND;
const SERIES_A_CALL = 500;

/** Calls that this decision has handed out already. */
interface Charged {
  all: number;
  pools: Map<string, number>;
}

interface Candidate extends Due {
  task: Task;
  pool: Pool;
  calls: number;
  source: SourceName;
  /** Low goes first. */
  rank: number;
  /** Calls of the region that are left to what is more urgent. */
  leave: number;
}

export function taskKey(task: Task): string {
  return 'id' in task ? `${task.kind} ${task.id}` : task.kind;
}

/**
 * What to ask AWS now, most urgent first, within the budget, and when to decide again. Decides only: reads no clock, keeps nothing,
 * calls nobody.
 */
export function nextDue(view: ScheduleView, nowMs: number): NextDue {
  const due: NextDue['due'] = [];
  let wakeAtMs = nowMs + LONGEST_SLEEP_MS;
  const charged: Charged = { all: 0, pools: new Map() };
  const probing = new Set<SourceName>();
  for (const candidate of candidates(view, nowMs).toSorted((a, b) => a.rank - b.rank)) {
    const key = taskKey(candidate.task);
    if (view.running.has(key)) continue;
    const atMs = Math.max(candidate.atMs, view.blockedUntilMs.get(key) ?? 0, probeAt(view, candidate.source));
    if (atMs > nowMs) {
      wakeAtMs = Math.min(wakeAtMs, atMs);
      continue;
    }
    const freeAtMs = affordableAt(view, candidate, charged, nowMs);
    if (freeAtMs > nowMs) {
      wakeAtMs = Math.min(wakeAtMs, freeAtMs);
      continue;
    }
    // A source that is away is asked by one task at a time.
    if (view.backoff[candidate.source].away !== null) {
      if (probing.has(candidate.source) || isProbed(view, candidate.source)) continue;
      probing.add(candidate.source);
    }
    const name = poolName(candidate.pool);
    if (name !== 'first-reading') charged.all += candidate.calls;
    charged.pools.set(name, (charged.pools.get(name) ?? 0) + candidate.calls);
    const { task, pool, calls, source } = candidate;
    due.push({ task, pool, calls, source });
  }
  return { due, wakeAtMs: Math.max(wakeAtMs, nowMs + 20) };
}

function candidates(view: ScheduleView, nowMs: number): Candidate[] {
  const slow = (source: SourceName) => view.backoff[source].factor;
  const every = (kind: Task['kind'], periodMs: number) => {
    const last = view.lastRunAtMs.get(kind);
    return last === undefined ? nowMs : last + periodMs;
  };
  const region = (
    task: Task,
    source: SourceName,
    atMs: number,
    calls: number,
    rank: number,
    leave: number,
  ): Candidate => ({ task, source, atMs, calls, rank, leave, pool: { kind: 'region' }, cap: 0 });

  const found: Candidate[] = [
    region(
      { kind: 'active-list' },
      'codedeploy',
      every('active-list', PERIOD_MS.activeList * slow('codedeploy')),
      1,
      0,
      0,
    ),
  ];
  if (view.deployments > 0) {
    const periodMs = view.wantedDeployments > 0 ? SECOND : PERIOD_MS.deployments;
    const calls = Math.ceil(view.deployments / 25);
    const atMs = every('deployments', periodMs * calls * slow('codedeploy'));
    found.push(region({ kind: 'deployments' }, 'codedeploy', atMs, calls, 1, 0));
  }
  for (const id of view.groupsWanted) found.push(region({ kind: 'group', id }, 'codedeploy', nowMs, 1, 2, 0));
  for (const id of view.plansWanted) found.push(region({ kind: 'plan', id }, 'codedeploy', nowMs, 1, 3, 1));
  for (const pace of view.rollouts) found.push(...rolloutCandidates(pace, view, nowMs));
  if (view.activeAlarms > 0) {
    const calls = Math.ceil(view.activeAlarms / 100);
    const atMs = every('active-alarms', PERIOD_MS.activeAlarms * calls * slow('cloudwatch'));
    found.push(region({ kind: 'active-alarms' }, 'cloudwatch', atMs, calls, 4, 1));
  }
  if (view.series > 0) {
    const calls = Math.ceil(view.series / SERIES_A_CALL);
    const atMs = Math.max(every('minutes', PERIOD_MS.minutes * slow('cloudwatch')), view.minutesAtMs);
    found.push(region({ kind: 'minutes' }, 'cloudwatch', atMs, calls, 5, 1));
    if (view.minutesBeforeWanted)
      found.push(region({ kind: 'minutes-before' }, 'cloudwatch', every('minutes-before', 3 * SECOND), 1, 5, 2));
  }
  if (!view.accountKnown)
    found.push(region({ kind: 'account' }, 'codedeploy', every('account', PERIOD_MS.account), 1, 6, 2));
  if (view.hasAlarms) {
    const atMs = every('idle-alarms', PERIOD_MS.idleAlarms * slow('cloudwatch'));
    found.push(region({ kind: 'idle-alarms' }, 'cloudwatch', atMs, 1, 7, 3));
  }
  if (view.trafficGroups > 0 && !view.firstReading) {
    const batches = Math.ceil(view.trafficGroups / 250);
    const atMs = every('traffic', (PERIOD_MS.traffic / batches) * slow('cloudwatch'));
    found.push(region({ kind: 'traffic' }, 'cloudwatch', atMs, 2, 8, 3));
  }
  const slowPool: Pool = { kind: view.firstReading ? 'first-reading' : 'rotation' };
  const rotationMs = view.firstReading ? PERIOD_MS.rotationAtFirst : PERIOD_MS.rotation;
  const inTurn = (task: Task, source: SourceName): Candidate => {
    const atMs = every(task.kind, rotationMs * slow(source));
    return { task, source, atMs, calls: 1, rank: 9, leave: 3, pool: slowPool, cap: rotationCap(view, nowMs) };
  };
  // History first: it names the functions of many groups in few calls.
  if (view.historyLeft) found.push(inTurn({ kind: 'history' }, 'codedeploy'));
  else if (view.rotation !== null) found.push(inTurn({ kind: 'rotation' }, view.rotation));
  return found;
}

function rolloutCandidates(pace: RolloutPace, view: ScheduleView, nowMs: number): Candidate[] {
  const pool: Pool = { kind: 'rollout', id: pace.id };
  const found: Candidate[] = [];
  const alias = aliasDue(pace, nowMs, view.backoff.lambda.factor);
  if (alias) {
    const task: Task = { kind: 'alias', id: pace.id };
    found.push({ ...alias, task, pool, calls: 1, source: 'lambda', rank: alias.cap >= 13 ? 2 : 4, leave: 0 });
  }
  const lifecycle = lifecycleDue(pace, nowMs, view.backoff.codedeploy.factor);
  if (lifecycle) {
    const task: Task = { kind: 'lifecycle', id: pace.id };
    // The first time the target's id is asked for as well.
    const calls = pace.lifecycleReadAtMs === null ? 2 : 1;
    found.push({ ...lifecycle, task, pool, calls, source: 'codedeploy', rank: 3, leave: 0 });
  }
  return found;
}

/** What the rotation may spend in a minute: what the more urgent readings of the region leave. */
function rotationCap(view: ScheduleView, nowMs: number): number {
  const alarms = view.activeAlarms > 0 ? MINUTE / PERIOD_MS.activeAlarms : 0;
  const deployments = view.deployments > 0 ? MINUTE / PERIOD_MS.deployments : 0;
  const minutes = view.series > 0 ? 1 : 0;
  const unplanned = 2;
  const urgent = MINUTE / PERIOD_MS.activeList + alarms + deployments + minutes + unplanned;
  return Math.max(1, Math.floor(view.budget.regionLimit(nowMs) - urgent));
}

/** When the budget allows the candidate; `nowMs` when it does now. */
function affordableAt({ budget }: ScheduleView, candidate: Candidate, charged: Charged, nowMs: number): number {
  const { pool, calls, cap, leave } = candidate;
  if (pool.kind === 'first-reading') return nowMs;
  const room = (of: Pool | 'all', limit: number, already: number): number => {
    const below = limit - calls - already + 1;
    return below <= 0 ? nowMs + LONGEST_SLEEP_MS : budget.freeAt(of, below, nowMs);
  };
  const handedOut = charged.pools.get(poolName(pool)) ?? 0;
  const atMs = [room('all', budget.limitInAll(nowMs), charged.all)];
  if (pool.kind === 'region' || pool.kind === 'rotation') {
    const region = (charged.pools.get('region') ?? 0) + (charged.pools.get('rotation') ?? 0);
    atMs.push(room({ kind: 'region' }, budget.regionLimit(nowMs) - leave, region));
  }
  if (pool.kind !== 'region') atMs.push(room(pool, cap, handedOut));
  return Math.max(...atMs);
}

/** Whether a task that asks this source runs now. */
function isProbed(view: ScheduleView, source: SourceName): boolean {
  return [...view.running.values()].includes(source);
}

const probeAt = (view: ScheduleView, source: SourceName): number => view.backoff[source].away?.probeAtMs ?? 0;
