import type { SourceName } from '../domain/health.ts';
import type { Backoff } from './backoff.ts';
import { countedIn, poolName, LIST_CALLS, OTHER_CALLS, ROLLOUT_CALLS, type Budget, type Pool } from './budget.ts';
import { aliasDue, BASE_CAP, lifecycleDue, type Due, type RolloutPace } from './cadence.ts';

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
  /** Keys of groups that must be looked at now, each with the rollout that pays for it. */
  groupsWanted: { key: string; rolloutId: string }[];
  /** Rollouts whose plan is not known yet. */
  plansWanted: string[];
  /** Deployments that must be looked at now, and all that a reading of deployments asks for. */
  wantedDeployments: number;
  deployments: number;
  activeAlarms: number;
  /** Some of them have never been read. */
  hasUnreadAlarms: boolean;
  /** Any group lists an alarm; one that has never been read. */
  hasAlarms: boolean;
  hasUnreadIdleAlarms: boolean;
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
  deployments: 20 * SECOND,
  activeAlarms: 8 * SECOND,
  idleAlarms: 45 * SECOND,
  traffic: 10 * MINUTE,
  account: MINUTE,
  /** At most two readings of minutes a minute, however fast a simulated clock runs. */
  minutes: 30 * SECOND,
  rotation: 2 * SECOND,
  rotationAtFirst: 250,
};

const LONGEST_SLEEP_MS = 5 * SECOND;
const SERIES_A_CALL = 500;
/** So many calls in a minute may be made in advance about one thing. */
const ADVANCED_CALLS = 6;

/** Calls that this decision has handed out already, by pool. */
interface HandedOut {
  byPool: Map<string, number>;
  inAll: number;
}

interface Candidate extends Due {
  task: Task;
  pool: Pool;
  calls: number;
  source: SourceName;
  /** Low goes first. */
  rank: number;
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
  const handedOut: HandedOut = { byPool: new Map(), inAll: 0 };
  const probing = new Set<SourceName>();
  for (const candidate of candidates(view, nowMs).toSorted((a, b) => a.rank - b.rank)) {
    const key = taskKey(candidate.task);
    if (view.running.has(key)) continue;
    const atMs = Math.max(candidate.atMs, view.blockedUntilMs.get(key) ?? 0, probeAt(view, candidate.source));
    if (atMs > nowMs) {
      wakeAtMs = Math.min(wakeAtMs, atMs);
      continue;
    }
    const payer = whoPays(view, candidate, handedOut, nowMs);
    if ('freeAtMs' in payer) {
      wakeAtMs = Math.min(wakeAtMs, payer.freeAtMs);
      continue;
    }
    // A source that is away is asked by one task at a time.
    if (view.backoff[candidate.source].away !== null) {
      if (probing.has(candidate.source) || isProbed(view, candidate.source)) continue;
      probing.add(candidate.source);
    }
    const { byPool } = handedOut;
    for (const name of countedIn(payer.pool)) byPool.set(name, (byPool.get(name) ?? 0) + candidate.calls);
    if (payer.pool.kind !== 'first-reading') handedOut.inAll += candidate.calls;
    const { task, calls, source } = candidate;
    due.push({ task, pool: payer.pool, calls, source });
  }
  return { due, wakeAtMs: Math.max(wakeAtMs, nowMs + 20) };
}

function candidates(view: ScheduleView, nowMs: number): Candidate[] {
  const slow = (source: SourceName) => view.backoff[source].factor;
  const every = (kind: Task['kind'], periodMs: number) => {
    const last = view.lastRunAtMs.get(kind);
    return last === undefined ? nowMs : last + periodMs;
  };
  const region = (task: Task, source: SourceName, atMs: number, calls: number, rank: number): Candidate => ({
    task,
    source,
    atMs,
    calls,
    rank,
    pool: { kind: 'region' },
    cap: OTHER_CALLS,
  });
  const ofRollout = (task: Task, rolloutId: string, rank: number, calls = 1): Candidate => {
    const payer = payerFor(view, rolloutId, ROLLOUT_CALLS);
    return { task, source: 'codedeploy', atMs: nowMs, calls, rank, ...payer };
  };

  const listAtMs = every('active-list', PERIOD_MS.activeList * slow('codedeploy'));
  const list: Candidate = {
    ...region({ kind: 'active-list' }, 'codedeploy', listAtMs, 1, 0),
    pool: { kind: 'list' },
    cap: LIST_CALLS,
  };
  const found: Candidate[] = [list];
  if (view.deployments > 0) {
    const periodMs = view.wantedDeployments > 0 ? SECOND : PERIOD_MS.deployments;
    const calls = Math.ceil(view.deployments / 25);
    const atMs = every('deployments', periodMs * calls * slow('codedeploy'));
    const wanted = view.wantedDeployments > 0 ? inAdvance('deployments', 2 * calls) : {};
    found.push({ ...region({ kind: 'deployments' }, 'codedeploy', atMs, calls, 1), ...wanted });
  }
  for (const { key, rolloutId } of view.groupsWanted)
    found.push(ofRollout({ kind: 'group', id: key }, rolloutId, 2, 2));
  for (const id of view.plansWanted) found.push(ofRollout({ kind: 'plan', id }, id, 3));
  for (const pace of view.rollouts) found.push(...rolloutCandidates(pace, view, nowMs));
  if (view.activeAlarms > 0) {
    const calls = Math.ceil(view.activeAlarms / 100);
    const periodMs = view.hasUnreadAlarms ? SECOND : PERIOD_MS.activeAlarms * calls;
    const atMs = every('active-alarms', periodMs * slow('cloudwatch'));
    found.push(region({ kind: 'active-alarms' }, 'cloudwatch', atMs, calls, 4));
  }
  if (view.series > 0) {
    const calls = Math.ceil(view.series / SERIES_A_CALL);
    const atMs = Math.max(every('minutes', PERIOD_MS.minutes * slow('cloudwatch')), view.minutesAtMs);
    found.push(region({ kind: 'minutes' }, 'cloudwatch', atMs, calls, 5));
  }
  if (view.minutesBeforeWanted)
    found.push(region({ kind: 'minutes-before' }, 'cloudwatch', every('minutes-before', 3 * SECOND), 1, 5));
  if (!view.accountKnown)
    found.push(region({ kind: 'account' }, 'codedeploy', every('account', PERIOD_MS.account), 1, 6));
  found.push(...slowCandidates(view, nowMs, every));
  return found;
}

/** What is read in turn, and can wait. */
function slowCandidates(
  view: ScheduleView,
  nowMs: number,
  every: (kind: Task['kind'], periodMs: number) => number,
): Candidate[] {
  const slow = (source: SourceName) => view.backoff[source].factor;
  // The rotation takes every call that is free: two are left to what comes seldom.
  const cap = rotationCap(view);
  const turnCap = Math.max(1, cap - 2);
  const inTurn = (
    task: Task,
    source: SourceName,
    atMs: number,
    calls: number,
    rank: number,
    pool: Pool,
  ): Candidate => ({
    task,
    source,
    atMs,
    calls,
    rank,
    pool,
    cap,
  });
  const rotation: Pool = { kind: 'rotation' };
  const found: Candidate[] = [];
  const pool: Pool = view.firstReading ? { kind: 'first-reading' } : rotation;
  if (view.hasAlarms) {
    const periodMs = view.hasUnreadIdleAlarms ? PERIOD_MS.rotation : PERIOD_MS.idleAlarms;
    const atMs = every('idle-alarms', periodMs * slow('cloudwatch'));
    found.push(inTurn({ kind: 'idle-alarms' }, 'cloudwatch', atMs, 1, 7, pool));
  }
  if (view.trafficGroups > 0 && !view.firstReading) {
    const batches = Math.ceil(view.trafficGroups / 250);
    const atMs = every('traffic', (PERIOD_MS.traffic / batches) * slow('cloudwatch'));
    found.push(inTurn({ kind: 'traffic' }, 'cloudwatch', atMs, 2, 8, rotation));
  }
  const periodMs = view.firstReading ? PERIOD_MS.rotationAtFirst : PERIOD_MS.rotation;
  const turn = (task: Task, source: SourceName): Candidate => ({
    ...inTurn(task, source, every(task.kind, periodMs * slow(source)), 1, 9, pool),
    cap: turnCap,
  });
  // History first: it names the functions of many groups in few calls.
  if (view.historyLeft) found.push(turn({ kind: 'history' }, 'codedeploy'));
  else if (view.rotation !== null) found.push(turn({ kind: 'rotation' }, view.rotation));
  return found;
}

function rolloutCandidates(pace: RolloutPace, view: ScheduleView, nowMs: number): Candidate[] {
  const found: Candidate[] = [];
  const alias = aliasDue(pace, nowMs, view.backoff.lambda.factor);
  if (alias) {
    const task: Task = { kind: 'alias', id: pace.id };
    const payer = payerFor(view, pace.id, alias.cap);
    const rank = alias.cap > BASE_CAP ? 2 : 4;
    found.push({ task, source: 'lambda', atMs: alias.atMs, calls: 1, rank, ...payer });
  }
  const lifecycle = lifecycleDue(pace, nowMs, view.backoff.codedeploy.factor);
  if (lifecycle) {
    const task: Task = { kind: 'lifecycle', id: pace.id };
    const payer = payerFor(view, pace.id, lifecycle.cap);
    // The first time the target's id is asked for as well.
    const calls = pace.lifecycleReadAtMs === null ? 2 : 1;
    found.push({ task, source: 'codedeploy', atMs: lifecycle.atMs, calls, rank: 3, ...payer });
  }
  return found;
}

/** A rollout that has ended grants no calls: the few readings that it still needs are the region's, in advance. */
function payerFor({ budget }: ScheduleView, id: string, cap: number): Pick<Candidate, 'pool' | 'cap'> {
  return budget.isActive(id) ? { pool: { kind: 'rollout', id }, cap } : inAdvance(id, 1);
}

function inAdvance(id: string, calls: number): Pick<Candidate, 'pool' | 'cap'> {
  return { pool: { kind: 'advance', id }, cap: ADVANCED_CALLS * calls };
}

/** What the rotation may spend of the region's calls: what the more urgent readings leave. */
function rotationCap(view: ScheduleView): number {
  const alarms = view.activeAlarms > 0 ? MINUTE / PERIOD_MS.activeAlarms : 0;
  const deployments = view.deployments > 0 ? MINUTE / PERIOD_MS.deployments : 0;
  const minutes = view.series > 0 ? 1 : 0;
  const unplanned = 1;
  return Math.floor(OTHER_CALLS - (alarms + deployments + minutes + unplanned));
}

/**
 * Of the shared calls so many are not lent: some of each rollout's for its end, which is read in advance, and some for the next step of
 * one of them. The steps of several seldom come together, so that less than this for each is enough.
 */
function keptFrom(isSlow: boolean, rollouts: number): number {
  return isSlow ? 4 * rollouts + 6 * Math.sqrt(rollouts) : 2 * rollouts + 4 * Math.sqrt(rollouts);
}

/**
 * Which pool pays for the candidate now, or when one can. The region's readings may use calls that the rollouts leave over; the rotation
 * as well, unless people's commands have used up the minute.
 */
function whoPays(
  { budget }: ScheduleView,
  candidate: Candidate,
  handedOut: HandedOut,
  nowMs: number,
): { pool: Pool } | { freeAtMs: number } {
  const { pool, calls, cap } = candidate;
  if (pool.kind === 'first-reading') return { pool };
  const room = (of: Pool | 'all', limit: number, already: number): number => {
    const below = limit - calls - already + 1;
    return below <= 0 ? nowMs + LONGEST_SLEEP_MS : budget.freeAt(of, below, nowMs);
  };
  const roomIn = (of: Pool, limit: number) => room(of, limit, handedOut.byPool.get(poolName(of)) ?? 0);
  const shared: Pool = { kind: 'shared' };
  const sharedLimit = budget.sharedLimit();
  if (pool.kind === 'list') {
    const freeAtMs = roomIn(pool, cap);
    return freeAtMs <= nowMs ? { pool } : { freeAtMs };
  }
  if (pool.kind === 'rollout') {
    const freeAtMs = Math.max(roomIn(pool, cap), roomIn(shared, sharedLimit));
    return freeAtMs <= nowMs ? { pool } : { freeAtMs };
  }
  const isSlow = pool.kind === 'rotation';
  const kept = keptFrom(isSlow, sharedLimit / ROLLOUT_CALLS);
  const region = roomIn({ kind: 'region' }, OTHER_CALLS);
  const ways: { pool: Pool; atMs: number }[] = [
    { pool: isSlow ? pool : { kind: 'region' }, atMs: isSlow ? Math.max(region, roomIn(pool, cap)) : region },
    { pool: shared, atMs: roomIn(shared, Math.floor(sharedLimit - kept)) },
  ];
  const inAllMs = room('all', budget.limitInAll(nowMs), handedOut.inAll);
  if (isSlow) for (const way of ways) way.atMs = Math.max(way.atMs, inAllMs);
  if (pool.kind === 'advance') ways.push({ pool, atMs: Math.max(roomIn(pool, cap), inAllMs) });
  const free = ways.find(({ atMs }) => atMs <= nowMs);
  return free ? { pool: free.pool } : { freeAtMs: Math.min(...ways.map(({ atMs }) => atMs)) };
}

/** Whether a task that asks this source runs now. */
function isProbed(view: ScheduleView, source: SourceName): boolean {
  return [...view.running.values()].includes(source);
}

const probeAt = (view: ScheduleView, source: SourceName): number => view.backoff[source].away?.probeAtMs ?? 0;
