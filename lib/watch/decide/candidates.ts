import type { SourceName } from '../../domain/live/health.ts';
import type { Backoff } from './backoff.ts';
import { LIST_CALLS, OTHER_CALLS, ROLLOUT_CALLS, type Budget, type Pool } from './budget.ts';
import { aliasDue, BASE_CAP, crowding, lifecycleDue, type Due, type RolloutPace } from './cadence.ts';
import { ALIASES_A_READING } from '../read/read-alias-traffic.ts';
import { PERIOD_MS } from './periods.ts';
import type { Task } from './task.ts';

/** What the schedule knows of the picture. */
export interface ScheduleView {
  rollouts: RolloutPace[];
  /** Keys of groups that must be read now, each with the rollout that pays for it. */
  groupsWanted: { key: string; rolloutId: string }[];
  /** Rollouts with an unknown plan. */
  plansWanted: string[];
  /** Deployments that must be read now, and how many a reading of deployments asks for. */
  wantedDeployments: number;
  deployments: number;
  activeAlarms: number;
  /** Some of them have never been read. */
  hasUnreadAlarms: boolean;
  /** Whether any group lists an alarm, and whether one was never read. */
  hasAlarms: boolean;
  hasUnreadIdleAlarms: boolean;
  /** How many series a reading of minutes asks for; 0: nothing to count. */
  series: number;
  minutesBeforeWanted: boolean;
  /** When the next finished minute can be read, this machine's ms. */
  minutesAtMs: number;
  accountKnown: boolean;
  historyLeft: boolean;
  /** Source of the rotation's next reading; null: everything is fresh enough. */
  rotation: SourceName | null;
  /** Groups whose traffic can be read. */
  trafficGroups: number;
  /** The first reading is not complete: the rotation may hurry. */
  firstReading: boolean;
  /** Start of the last run by kind of task, this machine's ms. */
  lastRunAtMs: ReadonlyMap<string, number>;
  /** Running tasks by key, with the source that each asks. */
  running: ReadonlyMap<string, SourceName>;
  /** Refused (no permission, unknown operation) or failed: not before this time. */
  blockedUntilMs: ReadonlyMap<string, number>;
  backoff: Record<SourceName, Backoff>;
  budget: Budget;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const SERIES_A_CALL = 500;
/** How many calls a minute may be made in advance for one rollout. */
const ADVANCED_CALLS = 6;

/** Something that could be done, when it is due, and who would pay for it. */
export interface Candidate extends Due {
  task: Task;
  pool: Pool;
  calls: number;
  source: SourceName;
  /** Low goes first. */
  rank: number;
}

/** All that could be done. What is not due yet determines when to wake up. */
export function candidates(view: ScheduleView, nowMs: number): Candidate[] {
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
    // The alarms' values are read together with them.
    const calls = Math.ceil(view.series / SERIES_A_CALL) + (view.activeAlarms > 0 ? 1 : 0);
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

/** Slow readings that can wait, in turn. */
function slowCandidates(
  view: ScheduleView,
  nowMs: number,
  every: (kind: Task['kind'], periodMs: number) => number,
): Candidate[] {
  const slow = (source: SourceName) => view.backoff[source].factor;
  // The rotation takes every free call: two are left for rare readings.
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
    const batches = Math.ceil(view.trafficGroups / ALIASES_A_READING);
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
  const alias = aliasDue(pace, nowMs, view.backoff.lambda.factor * crowding(view.rollouts));
  if (alias) {
    const task: Task = { kind: 'alias', id: pace.id };
    const payer = payerFor(view, pace.id, alias.cap);
    const rank = alias.cap > BASE_CAP ? 2 : 4;
    found.push({ ...alias, task, source: 'lambda', calls: 1, rank, ...payer });
  }
  const lifecycle = lifecycleDue(pace, nowMs, view.backoff.codedeploy.factor);
  if (lifecycle) {
    const task: Task = { kind: 'lifecycle', id: pace.id };
    const payer = payerFor(view, pace.id, lifecycle.cap);
    // The first time, the target's id is read too.
    const calls = pace.lifecycleReadAtMs === null ? 2 : 1;
    found.push({ task, source: 'codedeploy', atMs: lifecycle.atMs, calls, rank: 3, ...payer });
  }
  return found;
}

/** An ended rollout adds no calls: its last few readings are charged to the region, in advance. */
function payerFor({ budget }: ScheduleView, id: string, cap: number): Pick<Candidate, 'pool' | 'cap'> {
  return budget.isActive(id) ? { pool: { kind: 'rollout', id }, cap } : inAdvance(id, 1);
}

function inAdvance(id: string, calls: number): Pick<Candidate, 'pool' | 'cap'> {
  return { pool: { kind: 'advance', id }, cap: ADVANCED_CALLS * calls };
}

/** What the rotation may use of the region's calls: what more urgent readings leave. */
function rotationCap(view: ScheduleView): number {
  const alarms = view.activeAlarms > 0 ? MINUTE / PERIOD_MS.activeAlarms : 0;
  const deployments = view.deployments > 0 ? MINUTE / PERIOD_MS.deployments : 0;
  const minutes = view.series > 0 ? 1 + (view.activeAlarms > 0 ? 1 : 0) : 0;
  const unplanned = 1;
  return Math.floor(OTHER_CALLS - (alarms + deployments + minutes + unplanned));
}
