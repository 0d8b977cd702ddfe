import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { checkResponses, hasBotocore } from '../../testing/check-responses.ts';
import { clientEnvironment } from '../../testing/client-environment.ts';
import { startRecorder, type Recorder } from '../../testing/start-recorder.ts';

const run = promisify(execFile);
const STORIES = fileURLToPath(new URL('./nine_stories.py', import.meta.url));
const MATCHED = (status: string): string => `"deploymentInfo.status" we matched expected path: "${status}"`;
const ON_FIRST = ['1', {}];

describe.skipIf(!hasBotocore)('boto3, its parser and its deployment_successful waiter', () => {
  let sandbox: Sandbox;
  let recorder: Recorder;
  let seen: Record<string, unknown>;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 0, seed: 5 });
    recorder = await startRecorder(sandbox);
    const { stdout } = await run('python3', [STORIES], { env: clientEnvironment(recorder.url), timeout: 110_000 });
    seen = JSON.parse(stdout) as Record<string, unknown>;
  }, 120_000);
  afterAll(async () => {
    await recorder.stop();
    await sandbox.stop();
  });

  test('a healthy linear rollout', () => {
    expect(seen['healthy_linear']).toEqual({
      shares: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
      waiter: 'successful',
      status: 'Succeeded',
      code: null,
      events: ['Succeeded', 'Succeeded', 'Succeeded'],
      rollback: null,
      alias: ['2', {}],
    });
  });

  test('a canary stopped by its alarm', () => {
    expect(seen['canary_stopped_by_its_alarm']).toEqual({
      during: ['1', { 2: 0.1 }],
      waiter: MATCHED('Stopped'),
      status: 'Stopped',
      code: 'ALARM_ACTIVE',
      events: ['Succeeded', 'Failed', 'Skipped'],
      rollback: 'successful',
      alias: ON_FIRST,
    });
  });

  test('an alarm that is red at the start', () => {
    expect(seen['alarm_red_at_the_start']).toEqual({
      waiter: MATCHED('Stopped'),
      status: 'Stopped',
      code: 'ALARM_ACTIVE',
      events: ['Skipped', 'Skipped', 'Skipped'],
      rollback: 'successful',
      alias: ON_FIRST,
    });
  });

  const hookFailed = {
    waiter: MATCHED('Failed'),
    status: 'Failed',
    code: 'HOOK_EXECUTION_FAILURE',
    events: ['Failed', 'Skipped', 'Skipped'],
    rollback: 'successful',
    alias: ON_FIRST,
  };

  test('a pre-traffic hook that fails, and one that is silent for an hour', () => {
    expect(seen['failing_pre_traffic_hook']).toEqual(hookFailed);
    expect(seen['silent_pre_traffic_hook']).toEqual({ before: 'InProgress', ...hookFailed });
  });

  test('a post-traffic hook that fails at 100%', () => {
    expect(seen['failing_post_traffic_hook']).toEqual({
      during: ['2', {}],
      ...hookFailed,
      events: ['Succeeded', 'Succeeded', 'Failed'],
    });
  });

  const stopped = {
    waiter: MATCHED('Stopped'),
    status: 'Stopped',
    code: 'MANUAL_STOP',
    events: ['Succeeded', 'Failed', 'Skipped'],
  };

  test('a stop with rollback', () => {
    expect(seen['stop_with_rollback']).toEqual({
      answer: 'Pending',
      ...stopped,
      rollback: 'successful',
      alias: ON_FIRST,
      again: ['DeploymentAlreadyCompletedException', 400],
    });
  });

  test('a stop without rollback, and the deployment that fails until the weights are removed', () => {
    expect(seen['stop_without_rollback']).toMatchObject({
      stopped: { ...stopped, rollback: null, alias: ['1', { 2: 0.1 }] },
      next: { status: 'Failed', code: 'INVALID_LAMBDA_CONFIGURATION', rollback: null, alias: ['1', { 2: 0.1 }] },
      last: { waiter: 'successful', alias: ['3', {}] },
    });
  });

  test('a second deployment on a busy group', () => {
    expect(seen['busy_group']).toMatchObject({
      said: "The Deployment Group 'orders-live' already has an active Deployment 'd-ID'",
      status: 'Succeeded',
      alias: ['2', {}],
    });
  });

  test('a stale RevisionId', () => {
    expect(seen['stale_revision_id']).toEqual({ refused: ['PreconditionFailedException', 412], alias: ON_FIRST });
  });

  test('all that was answered fits the models', async () => {
    expect(await checkResponses(recorder.exchanges)).toEqual([]);
  });
});
