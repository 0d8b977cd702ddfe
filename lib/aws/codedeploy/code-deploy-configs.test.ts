import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { expect, test } from 'vitest';
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
  return { codeDeploy: createCodeDeploy({ read: client, act: client }), asked };
}

test('configs of Lambda are listed, predefined ones unasked, others asked about once, those of servers left out', async () => {
  const { codeDeploy, asked } = fakeCodeDeploy(
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
  expect((await codeDeploy.getPlan('zz-canary')).steps[0]).toEqual({ afterSeconds: 0, percent: 5 });
  expect(asked.filter((name) => name === 'zz-canary')).toHaveLength(1);
});
