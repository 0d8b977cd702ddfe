import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
} from '@aws-sdk/client-codedeploy';
import { expect, test } from '@playwright/test';
import { sandboxEnvironment } from '../../scripts/run-programs.ts';
import { anyFreePort, runProgram } from '../support/programs.ts';

const hasMoto = spawnSync('moto_server', ['--help'], { stdio: 'ignore' }).status === 0;

test('on an AWS that lacks half of its operations the dashboard stays up and says what is missing', async ({
  page,
}) => {
  test.skip(!hasMoto, 'moto_server is not on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'sluice-moto-'));
  const motoPort = await anyFreePort();
  const endpoint = `http://127.0.0.1:${motoPort}`;
  const moto = spawn('moto_server', ['-p', String(motoPort)], { stdio: 'ignore' });
  try {
    await expect
      .poll(
        () =>
          fetch(endpoint).then(
            () => true,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    const codeDeploy = new CodeDeployClient({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAMOTO000000000000', secretAccessKey: 'moto' },
    });
    await codeDeploy.send(new CreateApplicationCommand({ applicationName: 'orders', computePlatform: 'Lambda' }));
    await codeDeploy.send(
      new CreateDeploymentGroupCommand({
        applicationName: 'orders',
        deploymentGroupName: 'orders-live',
        serviceRoleArn: 'arn:aws:iam::123456789012:role/deploy',
        deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      }),
    );
    await codeDeploy.send(
      new CreateDeploymentCommand({
        applicationName: 'orders',
        deploymentGroupName: 'orders-live',
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content: '{}' } },
      }),
    );
    const port = await anyFreePort();
    const dashboard = await runProgram(
      ['scripts/start.ts'],
      {
        ...sandboxEnvironment(endpoint),
        PORT: String(port),
        DATABASE_URL: `file:${join(folder, 'sluice.db')}`,
        NEXT_DIST_DIR: process.env['NEXT_DIST_DIR'] ?? '.next-test',
      },
      `http://127.0.0.1:${port}`,
      '/api/health',
    );
    try {
      for (const path of ['/', '/rollouts', '/audit']) {
        const answer = await page.goto(dashboard.url + path);
        expect(answer?.status(), path).toBe(200);
      }
      await page.goto(dashboard.url);
      await expect(page.getByText('CodeDeploy cannot be read in full.')).toBeVisible();
      await expect(page.getByRole('link', { name: 'orders-live' })).toBeVisible();
      await expect(page.getByText('No alarms')).toHaveCount(0);
      const health = await page.request.get(`${dashboard.url}/api/health`);
      expect(health.ok()).toBe(true);
      const unknown = await page.request.get(`${dashboard.url}/api/default/rollouts/d-ABCDEFGH1`);
      expect([404, 502]).toContain(unknown.status());
    } finally {
      await dashboard.stop();
    }
  } finally {
    moto.kill();
    await rm(folder, { recursive: true, force: true });
  }
});
