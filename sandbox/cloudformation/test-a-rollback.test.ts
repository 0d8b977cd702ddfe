import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';

const EXAMPLE = fileURLToPath(new URL('../examples/checkout', import.meta.url));
const settings = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 };

let folder = '';
let sandbox: Sandbox;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-rollback-'));
  await cp(EXAMPLE, folder, { recursive: true });
  sandbox = await startSandbox({ rate: 0, seed: 7, startAt: Date.UTC(2026, 10, 20, 14), folders: [folder] });
});
afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const load = async () => {
  const path = join(folder, 'template.yaml');
  const template = { text: await readFile(path, 'utf8'), file: 'template.yaml', folder };
  return sandbox.world.cloudFormation.deploy({ name: 'shop', template, parameters: {} });
};
const status = () => sandbox.world.cloudFormation.report('shop')?.status;

test('a version that answers 503 is stopped by the alarm on its log, and old code is back', async () => {
  const { resources } = await load();
  const name = (logicalId: string) => resources.find((resource) => resource.logicalId === logicalId)?.physicalId ?? '';
  const functionName = name('Checkout');
  const lambda = new LambdaClient({ ...settings, endpoint: sandbox.url });
  const cloudWatch = new CloudWatchClient({ ...settings, endpoint: sandbox.url });
  const answer = async (qualifier: string) => {
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: functionName, Qualifier: qualifier }));
    return JSON.parse(Payload?.transformToString() ?? 'null') as { statusCode: number };
  };
  expect((await answer('live')).statusCode).toBe(200);

  const code = join(folder, 'code', 'index.mjs');
  await writeFile(code, (await readFile(code, 'utf8')).replace('statusCode = 200', 'statusCode = 503'));
  expect((await load()).status).toBe('UPDATE_IN_PROGRESS');
  sandbox.world.traffic.setTraffic(functionName, 'live', { perMinute: 120 });
  for (let step = 0; step < 60 && status()?.endsWith('_IN_PROGRESS'); step++) await sandbox.world.clock.advance(10_000);

  expect(status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  const { MetricAlarms = [] } = await cloudWatch.send(
    new DescribeAlarmsCommand({ AlarmNames: [name('CheckoutErrors')] }),
  );
  expect(MetricAlarms[0]?.StateValue).toBe('OK');
  expect((await answer('live')).statusCode).toBe(200);
  expect((await answer('2')).statusCode).toBe(503);
  expect((await answer('$LATEST')).statusCode).toBe(200);
  lambda.destroy();
  cloudWatch.destroy();
});
