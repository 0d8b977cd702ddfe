import { createApiGateway } from '../apigateway/create-api-gateway.ts';
import { createCloudFormation, type CloudFormation } from '../cloudformation/create-cloudformation.ts';
import { createCloudWatch, type SandboxCloudWatch } from '../cloudwatch/create-cloudwatch.ts';
import { createCodeDeploy, type CodeDeploy } from '../codedeploy/create-codedeploy.ts';
import type { Account } from '../kernel/account.ts';
import type { SimMs } from '../kernel/clock.ts';
import { createClock, type RunningClock } from '../kernel/create-clock.ts';
import { createRandom } from '../kernel/create-random.ts';
import type { Random } from '../kernel/random.ts';
import { createLambda, type Lambda } from '../lambda/create-lambda.ts';
import { createLogs, type Logs } from '../logs/create-logs.ts';
import type { Service } from '../protocol/service.ts';
import { createFunctions } from '../runtime/create-functions.ts';
import type { Functions } from '../runtime/functions.ts';
import { createNamedFolders, type NamedFolders } from '../runtime/named-folders.ts';
import { createInputLog, type InputLog } from '../state/create-input-log.ts';
import { createSts } from '../sts/create-sts.ts';
import type { Roles } from '../sts/roles.ts';
import { createTraffic, type Traffic } from '../traffic/create-traffic.ts';
import { createS3 } from '../s3/create-s3.ts';
import { createSsm, type Ssm } from '../ssm/create-ssm.ts';
import { createServices } from './create-services.ts';
import type { GroupSpec } from './group-spec.ts';

/** One simulated account: everything that a scenario may use. */
export interface World {
  readonly account: Account;
  readonly clock: RunningClock;
  /** Where requests that change something, and results from outside, come in. */
  readonly inputLog: InputLog;
  readonly random: Random;
  readonly lambda: Lambda;
  readonly codeDeploy: CodeDeploy;
  readonly cloudWatch: SandboxCloudWatch;
  readonly cloudFormation: CloudFormation;
  readonly logs: Logs;
  readonly ssm: Ssm;
  /** What requests may read of this machine. */
  readonly folders: NamedFolders;
  /** Invocations, and the code they run. */
  readonly functions: Functions;
  readonly traffic: Traffic;
  readonly groups: GroupRegistry;
  readonly services: readonly Service[];
  stop(): void;
}

export interface WorldOptions {
  account: Account;
  startAt: SimMs;
  /** Simulated seconds per real second. */
  rate: number;
  seed: string | number;
  /** How often the account has been reset: deployment ids differ each time. Default: 0. */
  round?: number;
  /** Where the sandbox listens: what handlers get as AWS_ENDPOINT_URL. Default: nowhere. */
  endpoint?: () => string;
  /** Where copies of handlers' folders are kept. Default: a temporary folder, until the stop. */
  codeFolder?: string | null;
  /** The roles of all accounts of the sandbox. Default: this account's alone. */
  roles?: Roles;
  /** Templates and code that requests name are below these. Default: none. */
  folders?: readonly string[];
}

/** Nothing listens there: a handler's SDK must not reach the real AWS instead. */
const NOWHERE = 'http://127.0.0.1:9';

export function createWorld(options: WorldOptions): World {
  const { account } = options;
  const clock = createClock({ startAt: options.startAt, rate: options.rate });
  const inputLog = createInputLog(clock);
  const random = createRandom(options.seed);
  const folders = createNamedFolders(options.folders ?? []);
  const settings = { lenient: false };
  const s3 = createS3({ account, clock, random: random.fork('s3') });
  const ssm = createSsm({ account, clock });
  const lambda = createLambda({ clock, random: random.fork('lambda'), account, settings, s3 });
  const cloudWatch = createCloudWatch({ clock, random: random.fork('cloudwatch'), account });
  const logs = createLogs({
    clock,
    account,
    metrics: metricsInto(cloudWatch),
  });
  const functions = createFunctions({
    clock,
    random: random.fork('functions'),
    account,
    endpoint: options.endpoint ?? (() => NOWHERE),
    outside: inputLog,
    codeFolder: options.codeFolder ?? null,
    folders,
    lambda,
    cloudWatch,
    logs,
    draw: (functionName, version, at) => traffic.draw(functionName, version, at),
  });
  const codeDeploy = createCodeDeploy({
    clock,
    random: random.fork('codedeploy'),
    ids: createRandom(`${options.seed}/${options.startAt}/${options.round ?? 0}/deployment ids`),
    account,
    lambda,
    alarms: cloudWatch,
    functions,
  });
  const traffic = createTraffic({
    clock,
    random: random.fork('traffic'),
    cloudWatch,
    router: lambda,
    rooms: lambda,
    functions,
  });
  const cloudFormation = createCloudFormation({
    settings,
    account,
    clock,
    random: random.fork('cloudformation'),
    lambda: lambda.operations,
    codeDeploy: codeDeploy.operations,
    cloudWatch: cloudWatch.operations,
    logs: logs.operations,
    s3,
    ssm,
    functions,
    outside: inputLog,
    folders,
    code: lambda,
  });
  const apiGateway = createApiGateway({ clock, random: random.fork('apigateway'), account });
  const services = createServices({
    apiGateway: apiGateway.operations,
    cloudFormation: cloudFormation.operations,
    codedeploy: codeDeploy.operations,
    lambda: { ...lambda.operations, ...functions.operations },
    cloudWatch: cloudWatch.operations,
    logs: logs.operations,
    s3: s3.operations,
    ssm: ssm.operations,
    sts: createSts({ account, clock, roles: options.roles ?? { accounts: [account], trusts: new Map() } }).operations,
  });
  return {
    account,
    clock,
    inputLog,
    random,
    lambda,
    codeDeploy,
    cloudWatch,
    cloudFormation,
    logs,
    ssm,
    folders,
    functions,
    traffic,
    groups: createGroupRegistry(),
    services,
    stop() {
      inputLog.close();
      traffic.stop();
      functions.stop();
      cloudWatch.stop();
      clock.stop();
    },
  };
}

/** Where the metrics of log filters go. */
const metricsInto =
  ({ operations }: SandboxCloudWatch): Parameters<typeof createLogs>[0]['metrics'] =>
  ({ namespace, name, unit, dimensions, at, value }) => {
    const datum = { MetricName: name, Dimensions: dimensions, Timestamp: new Date(at), Value: value, Unit: unit };
    operations.PutMetricData({ Namespace: namespace, MetricData: [datum] });
  };

/** The groups that a scenario has created, by application and name. */
interface GroupRegistry {
  add(spec: GroupSpec): void;
  find(application: string, group: string): GroupSpec | undefined;
  hasApplication(application: string): boolean;
  all(): GroupSpec[];
}

function createGroupRegistry(): GroupRegistry {
  const byApplication = new Map<string, Map<string, GroupSpec>>();
  return {
    add(spec) {
      const groups = byApplication.get(spec.application) ?? new Map<string, GroupSpec>();
      groups.set(spec.group, spec);
      byApplication.set(spec.application, groups);
    },
    find: (application, group) => byApplication.get(application)?.get(group),
    hasApplication: (application) => byApplication.has(application),
    all: () => [...byApplication.values()].flatMap((groups) => [...groups.values()]),
  };
}
