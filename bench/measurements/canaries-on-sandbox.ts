import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { createAwsTarget } from '../../lib/aws/create-aws-target.ts';
import { detectionOf } from '../../lib/domain/detection/detection-of.ts';
import type { Detection } from '../../lib/domain/detection/detection.ts';
import { toIso } from '../../lib/domain/time/iso.ts';
import { systemClock } from '../../lib/system-clock.ts';
import { call } from '../../sandbox/scenario/call.ts';
import { declareGroup } from '../../sandbox/scenario/declare-group.ts';
import { errorsAlarm, groupOf } from '../../sandbox/scenario/group-defaults.ts';
import { ship } from '../../sandbox/scenario/ship.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';

const START = Date.UTC(2026, 10, 21, 9);
const MINUTE = 60_000;
/** Traffic comes by the second, so that a closer look shows no more. */
const LOOK_MS = 1000;
/** So long before the deployment there is traffic, for alarms that look back. */
const BEFORE_MS = 6 * MINUTE;
/** Metrics come late: counts are read when all have come. */
const SETTLES_MS = 5 * MINUTE;
/** No plan that is played takes longer. */
const LONGEST_MS = 30 * MINUTE;

const FUNCTION = 'quotes';
const SPEC = groupOf(FUNCTION, { alarms: [errorsAlarm(FUNCTION, 1)] });
const ALARM = SPEC.alarms[0]?.name ?? '';
const BASELINE = String(SPEC.version);
const CANDIDATE = String(SPEC.version + 1);
const LATENCY = { p50: 45, p99: 320 };

const OF_ALIAS = [
  { Name: 'FunctionName', Value: FUNCTION },
  { Name: 'Resource', Value: `${FUNCTION}:${SPEC.alias}` },
];
const OF_CANDIDATE = [...OF_ALIAS, { Name: 'ExecutedVersion', Value: CANDIDATE }];

/** A group with one alarm and its traffic. */
export interface Setting {
  what: string;
  configName: string;
  perMinute: number;
  baselineErrorPercent: number;
  alarm: Partial<PutMetricAlarmInput>;
}

const CANARY = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';
const of = (datapoints: number, periods: number) => ({ DatapointsToAlarm: datapoints, EvaluationPeriods: periods });
const count = (threshold: number) => ({
  MetricName: 'Errors',
  Namespace: 'AWS/Lambda',
  Statistic: 'Sum' as const,
  Period: 60,
  Dimensions: OF_ALIAS,
  Threshold: threshold,
});

export const SETTINGS = {
  few: {
    what: '3 calls a minute, 1 error in 1 of 1 minutes',
    configName: CANARY,
    perMinute: 3,
    baselineErrorPercent: 0,
    alarm: { ...count(1), ...of(1, 1) },
  },
  twice: {
    what: '60 calls a minute, 1 error in 2 of 3 minutes',
    configName: CANARY,
    perMinute: 60,
    baselineErrorPercent: 0,
    alarm: { ...count(1), ...of(2, 3) },
  },
  noisy: {
    what: '120 calls a minute of which 1% fail already, 5 errors in 2 of 2 minutes',
    configName: CANARY,
    perMinute: 120,
    baselineErrorPercent: 1,
    alarm: { ...count(5), ...of(2, 2) },
  },
  rate: {
    what: "60 calls a minute, the new version's own rate at 20% in 2 of 3 minutes (metric maths, ExecutedVersion)",
    configName: CANARY,
    perMinute: 60,
    baselineErrorPercent: 1,
    alarm: {
      ...of(2, 3),
      Threshold: 20,
      Metrics: [
        { Id: 'rate', Expression: '100 * errors / calls', ReturnData: true },
        ...(['errors', 'calls'] as const).map((id) => ({
          Id: id,
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/Lambda',
              MetricName: id === 'errors' ? 'Errors' : 'Invocations',
              Dimensions: OF_CANDIDATE,
            },
            Period: 60,
            Stat: 'Sum',
          },
        })),
      ],
    },
  },
  linear: {
    what: '30 calls a minute, linear 10% every minute, 2 errors in 3 of 3 minutes',
    configName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    perMinute: 30,
    baselineErrorPercent: 0,
    alarm: { ...count(2), ...of(3, 3) },
  },
} satisfies Record<string, Setting>;

interface PlayedCanary {
  /** Before it had all the traffic. */
  isStopped: boolean;
  /** Of the new version until then. */
  failedCalls: number;
}

export interface CanaryPlayer {
  play(setting: Setting, errorPercent: number, seed: number): Promise<PlayedCanary>;
  /** What the product reckons for it, from the alarm as the product's own client reads it. */
  reckon(setting: Setting): Promise<Detection>;
  stop(): Promise<void>;
}

/** Deployments on a sandbox of its own whose clock is advanced. The seed also decides at which second of a minute they begin. */
export async function createCanaryPlayer(): Promise<CanaryPlayer> {
  const sandbox = await startSandbox({ scenario: 'empty', rate: 0, startAt: START });
  // The product takes its credentials from the environment, as the SDK does.
  process.env['AWS_ACCESS_KEY_ID'] ??= 'sandbox';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'sandbox';
  const config = { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: sandbox.url };
  const { cloudWatch, codeDeploy } = createAwsTarget(config, { clock: systemClock, version: '0' });

  async function setUp({ configName, perMinute, baselineErrorPercent, alarm }: Setting, seed: number): Promise<void> {
    const startAt = toIso(START + ((seed * 37) % 60) * 1000);
    const body = JSON.stringify({ scenario: 'empty', rate: 0, seed, startAt });
    const reset = await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', body });
    if (!reset.ok) throw new Error(await reset.text());
    const behaviour = { errorPercent: baselineErrorPercent, latencyMs: LATENCY };
    await declareGroup(sandbox.world, { ...SPEC, configName, perMinute, behaviour });
    // In place of the group's alarm of the same name.
    await call(sandbox.world, 'cloudWatch', 'PutMetricAlarm', {
      AlarmName: ALARM,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      EvaluationPeriods: 1,
      ...alarm,
    } satisfies PutMetricAlarmInput);
    await sandbox.world.clock.advance(BEFORE_MS);
  }

  return {
    async play(setting, errorPercent, seed) {
      await setUp(setting, seed);
      const { world } = sandbox;
      const { clock, lambda, traffic } = world;
      const from = clock.now();
      const { version } = await ship(world, SPEC, { behaviour: { errorPercent, latencyMs: LATENCY } });
      if (version !== CANDIDATE) throw new Error(`Version ${version} was published, and the alarm is on ${CANDIDATE}.`);
      let isStopped: boolean | null = null;
      while (isStopped === null) {
        if (clock.now() > from + LONGEST_MS) throw new Error(`The deployment of seed ${seed} had not ended.`);
        await clock.advance(LOOK_MS);
        if (lambda.route(FUNCTION, SPEC.alias)?.version === CANDIDATE) isStopped = false;
        else if (!world.codeDeploy.isBusy(SPEC.application, SPEC.group)) isStopped = true;
      }
      traffic.setTraffic(FUNCTION, SPEC.alias, { perMinute: 0 });
      await clock.advance(SETTLES_MS);
      const wanted = [{ functionName: FUNCTION, alias: SPEC.alias, versions: [CANDIDATE] }];
      const minutes = await cloudWatch.versionMinutes(wanted, toIso(from - MINUTE), toIso(clock.now()));
      return { isStopped, failedCalls: minutes.reduce((sum, { errors }) => sum + (errors ?? 0), 0) };
    },
    async reckon(setting) {
      await setUp(setting, 1);
      const detection = detectionOf({
        plan: await codeDeploy.getPlan(setting.configName),
        alarms: await cloudWatch.describeAlarms([ALARM]),
        callsPerMinute: setting.perMinute,
        baselineErrorPercent: setting.baselineErrorPercent,
        functionName: FUNCTION,
        alias: SPEC.alias,
        baselineVersion: BASELINE,
        candidateVersion: CANDIDATE,
      });
      if (detection === null) throw new Error(`The steps of ${setting.configName} are not known.`);
      return detection;
    },
    stop: () => sandbox.stop(),
  };
}
