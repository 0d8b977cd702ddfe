import { DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateLogGroupCommand, PutMetricFilterCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
  GetDeploymentCommand,
  GetDeploymentTargetCommand,
} from '@aws-sdk/client-codedeploy';
import {
  CreateAliasCommand,
  GetAliasCommand,
  InvokeCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXAMPLES, startCodeStory, type CodeStory } from '../testing/code-story.ts';

let story: CodeStory;
beforeEach(async () => {
  story = await startCodeStory();
});
afterEach(() => story.end());

const ALARM = 'shop-5xx-new-version';

/** `shop` with two versions, the second answering with `status`; alias and group `live`; a canary of five minutes. */
async function prepare(status: number, alarms: string[] = []): Promise<void> {
  const { lambda, codeDeploy } = story;
  await story.make('shop', `${EXAMPLES}/http-status`);
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  const Environment = { Variables: { ANSWER_STATUS: String(status) } };
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Environment }));
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  await codeDeploy.send(new CreateApplicationCommand({ applicationName: 'shop', computePlatform: 'Lambda' }));
  await codeDeploy.send(
    new CreateDeploymentGroupCommand({
      applicationName: 'shop',
      deploymentGroupName: 'live',
      serviceRoleArn: story.role,
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
      ...(alarms.length === 0
        ? {}
        : { alarmConfiguration: { enabled: true, alarms: alarms.map((name) => ({ name })) } }),
    }),
  );
}

/** Counts the answers of 500 and above that each version logged. */
async function watchStatus(): Promise<void> {
  await story.logs.send(new CreateLogGroupCommand({ logGroupName: '/aws/lambda/shop' }));
  await story.logs.send(
    new PutMetricFilterCommand({
      logGroupName: '/aws/lambda/shop',
      filterName: 'shop-5xx',
      filterPattern: '{ $.status >= 500 && $.route = "/*" }',
      metricTransformations: [
        {
          metricName: 'ServerErrors',
          metricNamespace: 'Shop',
          metricValue: '1',
          dimensions: { Version: '$.version' },
        },
      ],
    }),
  );
  await story.cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName: ALARM,
      Namespace: 'Shop',
      MetricName: 'ServerErrors',
      Dimensions: [{ Name: 'Version', Value: '2' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    }),
  );
}

async function deploy(hooks: Record<string, string>[] = []): Promise<string> {
  const Properties = { Name: 'shop', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };
  const Resources = [{ shop: { Type: 'AWS::Lambda::Function', Properties } }];
  const { deploymentId } = await story.codeDeploy.send(
    new CreateDeploymentCommand({
      applicationName: 'shop',
      deploymentGroupName: 'live',
      revision: {
        revisionType: 'AppSpecContent',
        appSpecContent: { content: JSON.stringify({ version: 0.0, Resources, Hooks: hooks }) },
      },
    }),
  );
  return deploymentId ?? '';
}

async function look(deploymentId: string) {
  const { deploymentInfo } = await story.codeDeploy.send(new GetDeploymentCommand({ deploymentId }));
  const alias = await story.lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' }));
  return {
    info: deploymentInfo,
    version: alias.FunctionVersion,
    weights: alias.RoutingConfig?.AdditionalVersionWeights,
  };
}

const diagnostics = async (deploymentId: string): Promise<string> => {
  const { deploymentTarget } = await story.codeDeploy.send(
    new GetDeploymentTargetCommand({ deploymentId, targetId: 'shop:live' }),
  );
  const events = deploymentTarget?.lambdaTarget?.lifecycleEvents ?? [];
  return events.map((event) => event.diagnostics?.message ?? '').join('');
};

test('an alarm on a logged HTTP status of the new version stops the canary and puts the alias back', async () => {
  await prepare(503, [ALARM]);
  await watchStatus();
  story.sandbox.world.traffic.setTraffic('shop', 'live', { perMinute: 1200, event: { path: '/cart' } });
  await story.advance(60);
  const id = await deploy();
  await story.advance(30);
  expect(await look(id)).toMatchObject({ info: { status: 'InProgress' }, version: '1', weights: { 2: 0.1 } });
  await story.advance(180);
  const { info, version, weights } = await look(id);
  expect(info).toMatchObject({ status: 'Stopped', errorInformation: { code: 'ALARM_ACTIVE' } });
  expect(info?.rollbackInfo?.rollbackDeploymentId).toBeDefined();
  expect({ version, weights }).toEqual({ version: '1', weights: undefined });
  const { MetricAlarms } = await story.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [ALARM] }));
  expect(MetricAlarms?.[0]?.StateReason).toContain('Threshold Crossed');
  // A handler that answers 503 has not failed: only the log says so.
  expect((await story.metric('shop', 'Errors')).every((errors) => errors === 0)).toBe(true);
});

test('the same canary with a good version goes through', async () => {
  await prepare(200, [ALARM]);
  await watchStatus();
  story.sandbox.world.traffic.setTraffic('shop', 'live', { perMinute: 120 });
  const id = await deploy();
  await story.advance(330);
  expect(await look(id)).toMatchObject({ info: { status: 'Succeeded' }, version: '2' });
});

test.each([
  [200, 'Succeeded', '2'],
  [503, 'Failed', '1'],
])('a hook invokes the function, which answers %i, and reports %s through the SDK', async (status, ends, version) => {
  await prepare(status);
  await story.make('CodeDeployHook_check', `${EXAMPLES}/check-before`, {
    Timeout: 10,
    Environment: { Variables: { FUNCTION_TO_CHECK: 'shop:2' } },
  });
  const id = await deploy([{ BeforeAllowTraffic: 'CodeDeployHook_check' }]);
  await story.advance(330);
  const { info, version: now } = await look(id);
  expect(info?.status).toBe(ends);
  expect(now).toBe(version);
  const code = ends === 'Failed' ? 'HOOK_EXECUTION_FAILURE' : undefined;
  expect(info?.errorInformation?.code).toBe(code);
  expect(await story.messages('CodeDeployHook_check', 'checked')).toEqual([
    expect.stringMatching(new RegExp(`\\tINFO\\tchecked shop:2 version 2 ${status} (Succeeded|Failed)\\n$`)),
  ]);
});

test('a hook is called with the two fields and nothing else', async () => {
  await prepare(200);
  await story.make('echo', `${EXAMPLES}/styles`, { Handler: 'index.logsEvent' });
  const id = await deploy([{ BeforeAllowTraffic: 'echo' }]);
  await story.advance(10);
  const [line = ''] = await story.messages('echo', 'DeploymentId');
  const event = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>;
  expect(Object.keys(event)).toEqual(['DeploymentId', 'LifecycleEventHookExecutionId']);
  expect(event['DeploymentId']).toBe(id);
});

test.each(['promised', 'throws'])(
  'a hook that does not answer (%s) fails the deployment after an hour',
  async (handler) => {
    await prepare(200);
    await story.make('mute', `${EXAMPLES}/styles`, { Handler: `index.${handler}` });
    const id = await deploy([{ BeforeAllowTraffic: 'mute' }]);
    await story.advance(3590);
    expect((await look(id)).info?.status).toBe('InProgress');
    await story.advance(20);
    expect((await look(id)).info).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE' },
    });
  },
);

test('a hook that throws fails at once where that reading is chosen', async () => {
  await prepare(200);
  await story.make('mute', `${EXAMPLES}/styles`, { Handler: 'index.throws' });
  story.sandbox.world.codeDeploy.choices.hookErrorFailsAtOnce = true;
  const id = await deploy([{ BeforeAllowTraffic: 'mute' }]);
  await story.advance(10);
  expect((await look(id)).info?.status).toBe('Failed');
  expect(await diagnostics(id)).toContain('out of stock');
});

test('a role with the managed policy alone cannot invoke a hook of another name', async () => {
  await prepare(200);
  await story.make('other-name', `${EXAMPLES}/styles`, { Handler: 'index.promised' });
  const answer = await fetch(`${story.sandbox.url}/_sandbox/roles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roleArn: story.role, hooks: 'CodeDeployHook_*' }),
  });
  expect(await answer.json()).toEqual({ restricted: [story.role] });
  const id = await deploy([{ BeforeAllowTraffic: 'other-name' }]);
  await story.advance(10);
  expect((await look(id)).info).toMatchObject({
    status: 'Failed',
    errorInformation: { code: 'IAM_ROLE_PERMISSIONS' },
  });
  expect(await diagnostics(id)).toContain('is not authorized to perform: lambda:InvokeFunction');
});

test('code is set through the control surface, and a folder that is not there is refused', async () => {
  await prepare(200);
  const setCode = (body: object) =>
    fetch(`${story.sandbox.url}/_sandbox/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await setCode({ functionName: 'shop', folder: '/there/is/none' })).status).toBe(400);
  expect((await setCode({ functionName: 'nobody', folder: EXAMPLES })).status).toBe(409);
  expect((await setCode({ functionName: 'shop', folder: `${EXAMPLES}/styles` })).status).toBe(200);
  const version = await story.lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  expect(version.Version).toBe('3');
  const old = await story.lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: '1' }));
  expect(JSON.parse(old.Payload?.transformToString() ?? '')).toMatchObject({ statusCode: 200 });
});

test('processes end with the sandbox, and a reset ends those of the world before', async () => {
  await story.make('counts', `${EXAMPLES}/styles`, { Handler: 'index.counts' });
  const { Payload } = await story.lambda.send(new InvokeCommand({ FunctionName: 'counts' }));
  const { process: id } = JSON.parse(Payload?.transformToString() ?? '') as { process: number };
  expect(story.sandbox.world.functions.processes()).toBe(1);
  await fetch(`${story.sandbox.url}/_sandbox/reset`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await expect.poll(() => isRunning(id)).toBe(false);
});

const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
