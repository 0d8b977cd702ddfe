import { CloudWatchClient, PutCompositeAlarmCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAwsTarget } from '../../lib/aws/create-aws-target.ts';
import { alarmsOf } from '../../lib/domain/alarms/alarm-rule.ts';
import { parseAlarmRule } from '../../lib/domain/alarms/parse-alarm-rule.ts';
import type { AwsTarget } from '../../lib/parts/aws-target.ts';
import { systemClock } from '../../lib/system-clock.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';

/** The real SDK clients on a sandbox: what they send and read is what an account accepts and returns. */
let sandbox: Sandbox;
let target: AwsTarget;
let functionName: string;
let alias: string;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'sandbox');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'sandbox');
  sandbox = await startSandbox({ scenario: 'test', rate: 30 });
  const config = { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: sandbox.url };
  target = createAwsTarget(config, { clock: systemClock, version: '0' });
  const [group] = sandbox.world.groups.all();
  if (!group) throw new Error('the scenario has no group');
  ({ functionName, alias } = group);
});

afterAll(async () => {
  await sandbox.stop();
  vi.unstubAllEnvs();
});

test('plans are those of Lambda', async () => {
  const plans = await target.codeDeploy.listPlans();
  expect(plans.map(({ configName }) => configName)).toContain('CodeDeployDefault.LambdaCanary10Percent5Minutes');
  expect(plans.every(({ kind, steps }) => kind === 'unknown' || steps.at(-1)?.percent === 100)).toBe(true);
});

test('an alias is moved and back, and an old revision moves nothing', async () => {
  const before = await target.lambda.getAlias(functionName, alias);
  const other = (await target.lambda.listVersions(functionName)).find(({ version }) => version !== before.version);
  const want = { functionName, alias, version: other?.version ?? '', revisionId: before.revisionId ?? '' };
  const moved = await target.lambda.updateAlias(want);
  expect(moved.alias).toMatchObject({ version: other?.version, weights: {} });
  await expect(target.lambda.updateAlias(want)).rejects.toMatchObject({ code: 'ALIAS_CHANGED' });
  expect(await target.lambda.getAlias(functionName, alias)).toEqual(moved.alias);
  const back = { ...want, version: before.version, revisionId: moved.alias.revisionId ?? '' };
  expect((await target.lambda.updateAlias(back)).alias.version).toBe(before.version);
});

test('$LATEST is published with the hash that was read, and with no other', async () => {
  const latest = await target.lambda.getVersionConfiguration(functionName, '$LATEST');
  expect(latest).toMatchObject({ version: '$LATEST', architecture: expect.any(String) as string });
  const wrong = { functionName, codeSha256: `${'A'.repeat(43)}=`, description: 'x' };
  await expect(target.lambda.publishVersion(wrong)).rejects.toMatchObject({ code: 'CONFLICT' });
  const published = await target.lambda.publishVersion({ ...wrong, codeSha256: latest.codeSha256 ?? '' });
  expect(published.version).toMatch(/^\d+$/);
});

test('a composite alarm has its rule, which is understood, and its children are ordinary alarms', async () => {
  const region = { region: 'eu-west-1', endpoint: sandbox.url };
  const client = new CloudWatchClient(region);
  for (const AlarmName of ['a b', 'c'])
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'Shop',
        MetricName: 'Orders',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'LessThanThreshold',
      }),
    );
  const AlarmRule = 'ALARM("a b") AND NOT AT_LEAST(1, OK, (c, "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a b"))';
  await client.send(new PutCompositeAlarmCommand({ AlarmName: 'both', AlarmRule }));
  client.destroy();
  const [both] = await target.cloudWatch.describeAlarms(['both']);
  expect(both).toMatchObject({ rule: AlarmRule, definition: null });
  const rule = parseAlarmRule(both?.rule ?? '');
  const children = await target.cloudWatch.describeAlarms(rule === null ? [] : alarmsOf(rule));
  expect(children.map(({ name, definition }) => [name, definition?.metricName])).toEqual([
    ['a b', 'Orders'],
    ['c', 'Orders'],
  ]);
});

test('functions, versions and concurrency are there or not', async () => {
  const { version } = await target.lambda.getAlias(functionName, alias);
  expect(await target.lambda.functionExists(functionName)).toBe(true);
  expect(await target.lambda.functionExists(`${functionName}:${version}`)).toBe(true);
  expect(await target.lambda.functionExists(`${functionName}:99999`)).toBe(false);
  expect(await target.lambda.functionExists('nobody')).toBe(false);
  expect(await target.lambda.getConcurrency(functionName)).toMatchObject({ provisioned: [] });
});

test('logs of a group that is not there are not found', async () => {
  const now = (target.clock.now() ?? new Date()).toISOString();
  const wanted = { logGroup: '/aws/lambda/nobody', from: now, to: now, filter: '"d-1"', limit: 10 };
  await expect(target.logs.recent(wanted)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a function’s executions at once are counted', async () => {
  const now = target.clock.now() ?? new Date();
  const from = new Date(now.getTime() - 3_600_000).toISOString();
  const peak = await target.cloudWatch.peakConcurrency(functionName, from, now.toISOString());
  expect(peak === null || peak >= 0).toBe(true);
});
