import { expect, test } from 'vitest';
import { toIso, toMs } from '../../domain/time/iso.ts';
import { createWatcher } from '../create-watcher.ts';
import { howMuch } from '../../../testing/how-much.ts';
import { createFakeAws } from '../../../testing/watch/fake-aws.ts';
import type { FakeDeployment } from '../../../testing/watch/fake-deployment.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { createMemoryStore } from '../../../testing/watch/memory-store.ts';
import { silentLog } from '../../../testing/silent-log.ts';

const MINUTE = 60_000;
/** An ended rollout is still read as running for this long: the list is read every four seconds. */
const NOTICED_MS = 5_000;
const START = toMs('2026-11-21T10:00:00.000Z');
/** The first reading hurries. The budget is for what comes after. */
const FIRST_MINUTES = howMuch({ quick: 8, full: 20 });
/** A group is deployed again after this many minutes. */
const EVERY_MINUTES = 12;

/** Linear, ten steps a minute apart, each up to 1.5 s late, as AWS's are. */
function linear(group: number, attempt: number, startedAtMs: number): FakeDeployment {
  const lateMs = (step: number) => ((group * 7 + attempt * 13 + step * 29) % 16) * 100;
  const steps = Array.from({ length: 10 }, (_, step) => ({
    atMs: startedAtMs + 3_000 + step * MINUTE + lateMs(step),
    percent: (step + 1) * 10,
  }));
  return {
    id: `d-${group}-${attempt}`,
    application: `app-${group}`,
    group: `group-${group}`,
    functionName: `function-${group}`,
    alias: 'live',
    from: String(attempt),
    to: String(attempt + 1),
    configName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    createdAtMs: startedAtMs - 2_000,
    startedAtMs,
    steps,
    end: { atMs: startedAtMs + 9 * MINUTE + 8_000, status: 'Succeeded' },
  };
}

async function watchFor(minutes: number, idleGroups: number, rollouts: number) {
  const clock = createFakeClock(toIso(START));
  const aws = createFakeAws(clock);
  for (let n = 0; n < idleGroups + rollouts; n += 1)
    aws.groups.push({
      application: `app-${n}`,
      group: `group-${n}`,
      functionName: `function-${n}`,
      alias: 'live',
      version: '1',
      alarms: { enabled: true, ignorePollAlarmFailure: false, names: [`alarm-${n}`, `latency-${n}`] },
    });
  // Groups after the first were deployed long ago, so their aliases are known.
  for (let n = rollouts; n < idleGroups + rollouts; n += 1) aws.deployments.push(linear(n, 0, START - 100 * MINUTE));
  // The first groups are deployed again and again, with pauses.
  for (let n = 0; n < rollouts; n += 1)
    for (let attempt = 1; attempt <= 6; attempt += 1)
      aws.deployments.push(
        linear(n, attempt, START + (FIRST_MINUTES + (attempt - 1) * EVERY_MINUTES) * MINUTE + n * 7_000),
      );

  const watcher = createWatcher({
    clock,
    targets: [aws],
    store: createMemoryStore(),
    log: silentLog,
    version: '0',
    random: () => 0.5,
  });
  const seen = new Map<string, { firstAtMs: number; byPercent: Map<number, number> }>();
  const endSeenAtMs = new Map<string, number>();
  watcher.onChange((event) => {
    if (event.type !== 'rollout' || event.data.share.routedPercent === null) return;
    if (event.data.status === 'Succeeded' && !endSeenAtMs.has(event.data.id))
      endSeenAtMs.set(event.data.id, clock.nowMs());
    const rollout = seen.get(event.data.id) ?? { firstAtMs: clock.nowMs(), byPercent: new Map<number, number>() };
    seen.set(event.data.id, rollout);
    const percent = event.data.share.routedPercent;
    if (!rollout.byPercent.has(percent)) rollout.byPercent.set(percent, clock.nowMs());
  });
  watcher.start();
  await clock.advance(FIRST_MINUTES * MINUTE);
  expect(watcher.health().targets[0]?.firstReading).toBeNull();
  await clock.advance(minutes * MINUTE);
  await watcher.stop();

  const calls = aws.calls.filter(({ atMs }) => atMs >= START + FIRST_MINUTES * MINUTE).map(({ atMs }) => atMs);
  const lateMs: number[] = [];
  for (const deployment of aws.deployments) {
    const watched = seen.get(deployment.id);
    for (const { atMs, percent } of deployment.steps) {
      const seenAtMs = watched?.byPercent.get(percent);
      if (watched && seenAtMs !== undefined && atMs > watched.firstAtMs) lateMs.push(seenAtMs - atMs);
    }
  }
  const endLateMs = aws.deployments.flatMap(({ id, end }) => {
    const seenAtMs = endSeenAtMs.get(id);
    return seenAtMs === undefined || end === null ? [] : [seenAtMs - end.atMs];
  });
  return { aws, calls, lateMs: lateMs.toSorted((a, b) => a - b), endLateMs };
}

/** By how many calls any sixty seconds exceed 30 plus 15 for each rollout that ran in them; 0 or less: never. */
function worstExcess({ aws, calls }: Awaited<ReturnType<typeof watchFor>>): number {
  let [worst, from] = [Number.NEGATIVE_INFINITY, 0];
  for (const [index, at] of calls.entries()) {
    while ((calls[from] ?? 0) <= at - MINUTE) from += 1;
    const ran = aws.deployments.filter(
      ({ createdAtMs, end }) => createdAtMs <= at && (end === null || end.atMs + NOTICED_MS > at - MINUTE),
    );
    worst = Math.max(worst, index - from + 1 - 30 - 15 * ran.length);
  }
  return worst;
}

const IDLE = howMuch({ quick: 400, full: 1_000 });

test(`${IDLE} idle groups cost at most 30 calls in any minute, and are all read again and again`, async () => {
  const minutes = howMuch({ quick: 10, full: 30 });
  const watched = await watchFor(minutes, IDLE, 0);
  expect(worstExcess(watched)).toBeLessThanOrEqual(0);
  expect(watched.calls.length).toBeGreaterThan(minutes * 24);
  const operations = new Set(watched.aws.calls.slice(-200).map(({ operation }) => operation));
  expect(operations).toEqual(new Set(['ListDeployments', 'GetAlias', 'DescribeAlarms', 'GetMetricData']));
}, 60_000);

test.each([1, 5])(
  '%i rollouts at a time: steps are seen within 2.5 s (p95), at 15 calls a minute for each',
  async (n) => {
    const runs = howMuch({ quick: 1, full: 5 });
    const watched = await watchFor(runs * EVERY_MINUTES, howMuch({ quick: 20, full: 200 }), n);
    expect(worstExcess(watched)).toBeLessThanOrEqual(0);
    expect(watched.lateMs.length).toBeGreaterThan(8 * runs * n);
    expect(watched.lateMs[Math.floor(watched.lateMs.length * 0.95)]).toBeLessThanOrEqual(2_500);
    expect(Math.max(...watched.endLateMs)).toBeLessThanOrEqual(6_000);
    // The list of what runs never waits, however busy the minute is.
    const lists = watched.aws.calls.filter(({ operation }) => operation === 'ListDeployments').map(({ atMs }) => atMs);
    const gaps = lists.map((at, index) => at - (lists[index - 1] ?? at));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(4_000);
  },
  60_000,
);
