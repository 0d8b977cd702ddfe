import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { createCodeDeploy } from './code-deploy.ts';

const ours = {
  computePlatform: 'Lambda',
  trafficRoutingConfig: {
    type: 'TimeBasedCanary',
    timeBasedCanary: { canaryPercentage: 5, canaryInterval: 2 },
  },
};

function fakeCodeDeploy(pages: string[][], configs: Record<string, object>) {
  const asked: string[] = [];
  const send = (command: { constructor: { name: string }; input: Record<string, string> }) => {
    const { deploymentConfigName = '', nextToken = '0' } = command.input;
    if (command.constructor.name === 'ListDeploymentConfigsCommand') {
      const page = Number(nextToken);
      const next = page + 1 < pages.length ? { nextToken: String(page + 1) } : {};
      return Promise.resolve({ deploymentConfigsList: pages[page], ...next });
    }
    asked.push(deploymentConfigName);
    const info = configs[deploymentConfigName];
    if (info !== undefined) return Promise.resolve({ deploymentConfigInfo: info });
    return Promise.reject(Object.assign(new Error('gone'), { name: 'DeploymentConfigDoesNotExistException' }));
  };
  const client = { send } as unknown as CodeDeployClient;
  const clock = createFakeClock('2026-11-21T14:00:00.000Z');
  return { codeDeploy: createCodeDeploy({ read: client, act: client }, clock), asked, clock };
}

test('configs of Lambda are listed, predefined ones unasked, others asked about once a minute, those of servers left out', async () => {
  const { codeDeploy, asked, clock } = fakeCodeDeploy(
    [
      ['zz-canary', 'CodeDeployDefault.OneAtATime', 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes'],
      ['CodeDeployDefault.LambdaLinear10PercentEvery2Minutes', 'half-of-hosts', 'deleted-meanwhile'],
    ],
    { 'zz-canary': ours, 'half-of-hosts': { computePlatform: 'Server' } },
  );
  const names = async () => (await codeDeploy.listPlans()).map(({ configName }) => configName);
  const expected = [
    'CodeDeployDefault.LambdaLinear10PercentEvery2Minutes',
    'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes',
    'zz-canary',
  ];
  expect(await names()).toEqual(expected);
  expect(asked.toSorted()).toEqual(['deleted-meanwhile', 'half-of-hosts', 'zz-canary']);
  expect(await names()).toEqual(expected);
  expect(asked.filter((name) => name === 'zz-canary')).toHaveLength(1);
  clock.pass(60_000);
  expect(await names()).toEqual(expected);
  expect(asked.filter((name) => name === 'zz-canary')).toHaveLength(2);
});

const percentNow = (percent: number) => ({
  ...ours,
  trafficRoutingConfig: {
    type: 'TimeBasedCanary',
    timeBasedCanary: { canaryPercentage: percent, canaryInterval: 2 },
  },
});

test('a config that was deleted and made again under its name is asked for again, by itself and in the list', async () => {
  const configs: Record<string, object> = { ours };
  const { codeDeploy, clock } = fakeCodeDeploy([['ours']], configs);
  const first = async () => (await codeDeploy.getPlan('ours')).steps[0]?.percent;
  const listed = async () => (await codeDeploy.listPlans())[0]?.steps[0]?.percent;
  expect([await first(), await listed()]).toEqual([5, 5]);
  configs['ours'] = { ...percentNow(50), createTime: new Date('2026-11-20T10:00:00Z') };
  clock.pass(60_000);
  expect(await listed()).toBe(50);
  configs['ours'] = percentNow(30);
  expect(await first()).toBe(30);
  // The newer answer counts for the list too.
  expect(await listed()).toBe(30);
  delete configs['ours'];
  await expect(first()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('when a config was made is told, for a rollout may be older', async () => {
  const { codeDeploy } = fakeCodeDeploy([[]], { ours: { ...ours, createTime: new Date('2026-11-20T10:00:00Z') } });
  expect((await codeDeploy.getPlan('ours')).madeAt).toBe('2026-11-20T10:00:00.000Z');
});
