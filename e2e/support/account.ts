import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
  DeleteDeploymentGroupCommand,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  StopDeploymentCommand,
  UpdateDeploymentGroupCommand,
} from '@aws-sdk/client-codedeploy';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  GetAliasCommand,
  LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';

/** How one version of a function behaves in the sandbox's traffic. */
export interface Behaviour {
  errorPercent?: number;
  p50Ms?: number;
  p99Ms?: number;
}

export interface GroupSpec {
  functionName: string;
  alias?: string;
  config?: string;
  /** How many versions are published; the alias points to `aliasVersion`. */
  versions?: number;
  aliasVersion?: string;
  perMinute?: number;
  behaviour?: Record<string, Behaviour>;
  alarms?: Omit<Partial<PutMetricAlarmCommandInput>, 'Dimensions'>[];
  autoRollback?: ('DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST')[];
}

export interface GivenGroup {
  application: string;
  group: string;
  functionName: string;
  alias: string;
  /** Path of its page on the dashboard. */
  path: string;
}

const ROLE = 'arn:aws:iam::482109371166:role/deploy';
const SAM_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] as const;

/**
 * The AWS account of a story, used through real SDK clients only. The sandbox's control API is used for traffic alone.
 */
export class Account {
  readonly codeDeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
  readonly cloudWatch: CloudWatchClient;
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    const config = {
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIASTORY00000000000', secretAccessKey: 'story' },
    };
    this.codeDeploy = new CodeDeployClient(config);
    this.lambda = new LambdaClient(config);
    this.cloudWatch = new CloudWatchClient(config);
  }

  /** A function with published versions, an alias, alarms on it, and the CodeDeploy group that shifts it. */
  async givenGroup(spec: GroupSpec): Promise<GivenGroup> {
    const { functionName, alias = 'live', versions = 2, aliasVersion = '1' } = spec;
    const application = `${functionName}-app`;
    const group = `${functionName}-group`;
    await this.lambda.send(
      new CreateFunctionCommand({
        FunctionName: functionName,
        Role: ROLE,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: new TextEncoder().encode(`${functionName} 1`) },
      }),
    );
    for (let version = 1; version <= versions; version += 1) {
      if (version > 1) {
        await this.lambda.send(
          new UpdateFunctionCodeCommand({
            FunctionName: functionName,
            ZipFile: new TextEncoder().encode(`${functionName} ${version}`),
          }),
        );
      }
      await this.lambda.send(
        new PublishVersionCommand({ FunctionName: functionName, Description: `build ${version}` }),
      );
    }
    await this.lambda.send(
      new CreateAliasCommand({ FunctionName: functionName, Name: alias, FunctionVersion: aliasVersion }),
    );
    const alarms = (spec.alarms ?? []).map((alarm) => ({
      AlarmName: `${functionName}-errors`,
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum' as const,
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 5,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold' as const,
      TreatMissingData: 'notBreaching',
      ...alarm,
      Dimensions: [
        { Name: 'FunctionName', Value: functionName },
        { Name: 'Resource', Value: `${functionName}:${alias}` },
      ],
    }));
    for (const alarm of alarms) await this.cloudWatch.send(new PutMetricAlarmCommand(alarm));
    await this.codeDeploy.send(
      new CreateApplicationCommand({ applicationName: application, computePlatform: 'Lambda' }),
    );
    await this.codeDeploy.send(
      new CreateDeploymentGroupCommand({
        applicationName: application,
        deploymentGroupName: group,
        serviceRoleArn: ROLE,
        deploymentConfigName: spec.config ?? 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        autoRollbackConfiguration: { enabled: true, events: [...(spec.autoRollback ?? SAM_EVENTS)] },
        ...(alarms.length > 0 && {
          alarmConfiguration: { enabled: true, alarms: alarms.map((alarm) => ({ name: alarm.AlarmName })) },
        }),
      }),
    );
    await this.traffic(functionName, alias, spec.perMinute ?? 120, spec.behaviour ?? {});
    return { application, group, functionName, alias, path: `/default/groups/${application}/${group}` };
  }

  /** Starts a CodeDeploy deployment of the group, as a pipeline would. Returns its id. */
  async deploy(
    given: GivenGroup,
    from: string,
    to: string,
    { hooks = {}, configName }: { hooks?: Record<string, string>; configName?: string } = {},
  ): Promise<string> {
    const content = JSON.stringify({
      version: 0.0,
      Resources: [
        {
          [given.functionName]: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Name: given.functionName,
              Alias: given.alias,
              CurrentVersion: from,
              TargetVersion: to,
            },
          },
        },
      ],
      ...(Object.keys(hooks).length > 0 && {
        Hooks: Object.entries(hooks).map(([event, name]) => ({ [event]: name })),
      }),
    });
    const { deploymentId } = await this.codeDeploy.send(
      new CreateDeploymentCommand({
        applicationName: given.application,
        deploymentGroupName: given.group,
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
        ...(configName && { deploymentConfigName: configName }),
      }),
    );
    if (!deploymentId) throw new Error('CreateDeployment gave no id');
    return deploymentId;
  }

  /**
   * Deploys all at once, so that the group has a past: CodeDeploy names a group's function and alias only in its
   * deployments.
   */
  async deployAtOnce(given: GivenGroup, from: string, to: string): Promise<void> {
    await this.deploy(given, from, to, { configName: 'CodeDeployDefault.LambdaAllAtOnce' });
    await this.pass(30);
  }

  /** Stops a deployment as a person in the console would, without asking for a rollback. */
  async stop(deploymentId: string): Promise<void> {
    await this.codeDeploy.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled: false }));
  }

  /** A function that is no group's target. */
  async givenFunction(functionName: string): Promise<void> {
    await this.lambda.send(
      new CreateFunctionCommand({
        FunctionName: functionName,
        Role: ROLE,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: new TextEncoder().encode(functionName) },
      }),
    );
  }

  /** New code in $LATEST that no version holds yet. */
  async changeCode(given: GivenGroup, code: string): Promise<void> {
    await this.lambda.send(
      new UpdateFunctionCodeCommand({ FunctionName: given.functionName, ZipFile: new TextEncoder().encode(code) }),
    );
  }

  /** Somebody ticks the console's "ignore alarm configuration". */
  async ignoreAlarms(given: GivenGroup): Promise<void> {
    const now = await this.alarmConfiguration(given);
    await this.codeDeploy.send(
      new UpdateDeploymentGroupCommand({
        applicationName: given.application,
        currentDeploymentGroupName: given.group,
        alarmConfiguration: { ...now, enabled: false },
      }),
    );
  }

  async deleteGroup(given: GivenGroup): Promise<void> {
    await this.codeDeploy.send(
      new DeleteDeploymentGroupCommand({ applicationName: given.application, deploymentGroupName: given.group }),
    );
  }

  /** Sets the synthetic traffic of an alias, and how its versions behave from now on. */
  async traffic(
    functionName: string,
    alias: string,
    perMinute: number,
    behaviour: Record<string, Behaviour>,
  ): Promise<void> {
    await this.control('traffic', { functionName, alias, perMinute });
    for (const [version, { errorPercent = 0, p50Ms = 40, p99Ms = 200 }] of Object.entries(behaviour)) {
      await this.control('behaviour', {
        functionName,
        version,
        errorPercent,
        latencyMs: { p50: p50Ms, p99: p99Ms },
      });
    }
  }

  /** Advances simulated time. */
  async pass(seconds: number): Promise<void> {
    await this.control('clock', { advanceSeconds: seconds });
  }

  /** How often anybody sent UpdateDeploymentGroup since the sandbox started. */
  async updatesOfGroups(): Promise<number> {
    const response = await fetch(`${this.endpoint}/_sandbox/calls`);
    const { calls } = (await response.json()) as { calls: Record<string, Record<string, number>> };
    return calls['codedeploy']?.['UpdateDeploymentGroup'] ?? 0;
  }

  async control(path: string, body: unknown, method = 'POST'): Promise<unknown> {
    const response = await fetch(`${this.endpoint}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method !== 'DELETE' && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`/_sandbox/${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** What AWS itself says, for comparison with the page. */
  async aliasOf(given: GivenGroup): Promise<{ version: string | undefined; weights: Record<string, number> }> {
    const answer = await this.lambda.send(new GetAliasCommand({ FunctionName: given.functionName, Name: given.alias }));
    return {
      version: answer.FunctionVersion,
      weights: answer.RoutingConfig?.AdditionalVersionWeights ?? {},
    };
  }

  async deployment(deploymentId: string) {
    const { deploymentInfo } = await this.codeDeploy.send(new GetDeploymentCommand({ deploymentId }));
    if (!deploymentInfo) throw new Error(`no deployment ${deploymentId}`);
    return deploymentInfo;
  }

  async alarmConfiguration(given: GivenGroup) {
    const { deploymentGroupInfo } = await this.codeDeploy.send(
      new GetDeploymentGroupCommand({
        applicationName: given.application,
        deploymentGroupName: given.group,
      }),
    );
    return deploymentGroupInfo?.alarmConfiguration;
  }

  async alarmState(name: string): Promise<string | undefined> {
    const { MetricAlarms } = await this.cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
    return MetricAlarms?.[0]?.StateValue;
  }
}
