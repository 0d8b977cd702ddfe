import { describe, expect, test } from 'vitest';
import { afterCall, atEase } from './backoff.ts';
import { createBudget } from './budget.ts';
import type { RolloutPace } from './cadence.ts';
import type { ScheduleView } from './candidates.ts';
import { nextDue } from './schedule.ts';

const NOW = 10_000_000;
const recently = new Map(
  ['active-list', 'deployments', 'account', 'idle-alarms', 'traffic', 'rotation', 'history'].map((kind) => [kind, NOW]),
);

const quiet = (change: Partial<ScheduleView> = {}): ScheduleView => ({
  rollouts: [],
  groupsWanted: [],
  plansWanted: [],
  wantedDeployments: 0,
  deployments: 0,
  activeAlarms: 0,
  hasUnreadAlarms: false,
  hasAlarms: true,
  hasUnreadIdleAlarms: false,
  series: 0,
  minutesBeforeWanted: false,
  minutesAtMs: NOW,
  accountKnown: true,
  historyLeft: false,
  rotation: 'codedeploy',
  trafficGroups: 10,
  firstReading: false,
  lastRunAtMs: recently,
  running: new Map(),
  blockedUntilMs: new Map(),
  backoff: { codedeploy: atEase, lambda: atEase, cloudwatch: atEase },
  budget: createBudget(),
  ...change,
});

const pace = (change: Partial<RolloutPace> = {}): RolloutPace => ({
  id: 'd-1',
  aliasKey: 'orders:live',
  phase: 'shifting',
  discoveredAtMs: NOW - 600_000,
  closeUntilMs: 0,
  nextStepAtMs: null,
  aliasReadAtMs: NOW - 60_000,
  lifecycleReadAtMs: NOW,
  lifecycleWanted: false,
  ...change,
});

const kindsOf = (view: ScheduleView, nowMs = NOW) => nextDue(view, nowMs).due.map(({ task }) => task.kind);

test('at the very first it asks what runs, who this is, and what ended lately', () => {
  const view = quiet({
    accountKnown: false,
    historyLeft: true,
    hasAlarms: false,
    firstReading: true,
    lastRunAtMs: new Map(),
  });
  expect(kindsOf(view)).toEqual(['active-list', 'account', 'history']);
});

test('with nothing to do it wakes for the rotation’s next turn, then for the list', () => {
  expect(nextDue(quiet(), NOW)).toEqual({ due: [], wakeAtMs: NOW + 2_000 });
  expect(nextDue(quiet({ rotation: null }), NOW)).toEqual({ due: [], wakeAtMs: NOW + 4_000 });
});

test('what finds and follows rollouts goes before what reads in turn', () => {
  const budget = createBudget();
  budget.setActive(new Set(['d-1']), NOW);
  const view = quiet({
    rollouts: [pace()],
    deployments: 1,
    wantedDeployments: 1,
    activeAlarms: 3,
    lastRunAtMs: new Map(),
    budget,
  });
  expect(kindsOf(view)).toEqual([
    'active-list',
    'deployments',
    'alias',
    'active-alarms',
    'idle-alarms',
    'traffic',
    'rotation',
  ]);
});

test('a task that runs is not begun again', () => {
  const view = quiet({ lastRunAtMs: new Map(), running: new Map([['active-list', 'codedeploy']]), rotation: null });
  expect(kindsOf(view)).not.toContain('active-list');
});

test('what was refused waits until it may be tried again, and wakes then', () => {
  const blocked = new Map([['alias d-1', NOW + 3_000]]);
  const budget = createBudget();
  budget.setActive(new Set(['d-1']), NOW);
  const view = quiet({ rollouts: [pace()], blockedUntilMs: blocked, rotation: null, budget });
  expect(nextDue(view, NOW)).toEqual({ due: [], wakeAtMs: NOW + 3_000 });
});

test('being throttled stretches the intervals of that source only', () => {
  const codedeploy = afterCall(atEase, 'throttled', NOW, 0);
  const view = quiet({ backoff: { codedeploy, lambda: atEase, cloudwatch: atEase }, rotation: null });
  expect(kindsOf(view, NOW + 4_000)).toEqual([]);
  expect(kindsOf(view, NOW + 8_000)).toEqual(['active-list']);
});

test('a source that does not answer is asked by one task at a time, when its pause is over', () => {
  const codedeploy = afterCall(atEase, 'unreachable', NOW, 1);
  const backoff = { codedeploy, lambda: atEase, cloudwatch: atEase };
  const view = quiet({ backoff, accountKnown: false, lastRunAtMs: new Map([...recently].slice(3)) });
  expect(kindsOf(view, NOW + 999)).toEqual([]);
  expect(kindsOf(view, NOW + 1_000)).toEqual(['active-list']);
  const running = new Map([['active-list', 'codedeploy' as const]]);
  expect(kindsOf({ ...view, running }, NOW + 1_000)).toEqual([]);
});

test('a first reading hurries at nobody’s cost', () => {
  const view = quiet({ firstReading: true });
  expect(nextDue(view, NOW).wakeAtMs).toBe(NOW + 250);
  expect(nextDue(view, NOW + 250).due).toEqual([
    { task: { kind: 'rotation' }, pool: { kind: 'first-reading' }, calls: 1, source: 'codedeploy' },
  ]);
});

describe('when the minute is used up', () => {
  test('the list still goes', () => {
    const budget = createBudget();
    budget.charge({ kind: 'region' }, 15, NOW - 10_000);
    expect(kindsOf(quiet({ budget, lastRunAtMs: new Map() }))).toEqual(['active-list']);
  });

  test('the rotation wakes when the oldest call is a minute old', () => {
    const budget = createBudget();
    budget.charge({ kind: 'region' }, 1, NOW - 59_000);
    budget.charge({ kind: 'region' }, 14, NOW - 10_000);
    const view = quiet({ budget, lastRunAtMs: new Map([...recently, ['rotation', 0]]) });
    expect(nextDue(view, NOW)).toEqual({ due: [], wakeAtMs: NOW + 1_000 });
  });

  test('a rollout uses what it has left for the next step, not for looking between steps', () => {
    const budget = createBudget();
    budget.setActive(new Set(['d-1']), NOW);
    budget.charge({ kind: 'rollout', id: 'd-1' }, 12, NOW - 10_000);
    const lately = { aliasReadAtMs: NOW - 7_600 };
    expect(kindsOf(quiet({ budget, rollouts: [pace(lately)] }))).toEqual([]);
    expect(kindsOf(quiet({ budget, rollouts: [pace({ ...lately, nextStepAtMs: NOW })] }))).toEqual(['alias']);
  });

  test('the end of a rollout is read in advance', () => {
    const budget = createBudget();
    budget.charge({ kind: 'region' }, 15, NOW - 10_000);
    const view = quiet({
      budget,
      rollouts: [pace({ phase: 'ended', lifecycleReadAtMs: NOW - 9_000, lifecycleWanted: true })],
    });
    expect(nextDue(view, NOW).due).toEqual([
      { task: { kind: 'lifecycle', id: 'd-1' }, pool: { kind: 'advance', id: 'd-1' }, calls: 1, source: 'codedeploy' },
    ]);
  });

  test('so is one whose rollout took its most in this minute', () => {
    const budget = createBudget();
    budget.setActive(new Set(['d-1']), NOW - 10_000);
    budget.charge({ kind: 'rollout', id: 'd-1' }, 25, NOW - 10_000);
    budget.charge({ kind: 'region' }, 15, NOW - 10_000);
    budget.charge({ kind: 'list' }, 10, NOW - 10_000);
    budget.setActive(new Set(), NOW);
    const ended = pace({ phase: 'ended', lifecycleReadAtMs: NOW - 9_000, lifecycleWanted: true });
    expect(kindsOf(quiet({ budget, rollouts: [ended] }))).toEqual(['lifecycle']);
  });
});
