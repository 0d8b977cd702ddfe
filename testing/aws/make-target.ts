import type { AwsClock, AwsTarget } from '../../lib/parts/aws-target.ts';
import type { Clock } from '../../lib/parts/clock.ts';

/** What a test's AWS does: whole parts, and of each service the operations that the test needs. */
type Answers = Partial<Omit<AwsTarget, Service>> & { [Name in Service]?: Partial<AwsTarget[Name]> };
type Service = 'codeDeploy' | 'lambda' | 'cloudWatch' | 'logs' | 'sts';

/** For tests: an account whose clock is right by `clock`. An operation that the test did not give refuses. */
export function makeTarget(clock: Clock, answers: Answers): AwsTarget {
  const { codeDeploy, lambda, cloudWatch, logs, sts, ...rest } = answers;
  const awsClock: AwsClock = { now: () => new Date(clock.monotonicMs()), rate: () => 1 };
  return {
    config: { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: null },
    clock: awsClock,
    simulated: () => false,
    onCall: () => () => undefined,
    ...rest,
    sts: { accountId: refuse('accountId'), ...sts },
    codeDeploy: { ...unusedCodeDeploy, ...codeDeploy },
    lambda: { ...unusedLambda, ...lambda },
    cloudWatch: { ...unusedCloudWatch, ...cloudWatch },
    logs: { recent: refuse('recent'), all: refuse('all'), ...logs },
  };
}

const refuse = (operation: string) => () => Promise.reject(new Error(`${operation} is not used here`));

const unusedCodeDeploy: AwsTarget['codeDeploy'] = {
  listActiveDeploymentIds: refuse('listActiveDeploymentIds'),
  listDeploymentIds: refuse('listDeploymentIds'),
  getDeployments: refuse('getDeployments'),
  getDeploymentTarget: refuse('getDeploymentTarget'),
  listLambdaApplications: refuse('listLambdaApplications'),
  listGroupNames: refuse('listGroupNames'),
  getGroups: refuse('getGroups'),
  getPlan: refuse('getPlan'),
  listPlans: refuse('listPlans'),
  buildAppSpec() {
    throw new Error('buildAppSpec is not used here');
  },
  createDeployment: refuse('createDeployment'),
  stopDeployment: refuse('stopDeployment'),
  updateAlarmConfiguration: refuse('updateAlarmConfiguration'),
};
const unusedLambda: AwsTarget['lambda'] = {
  getAlias: refuse('getAlias'),
  listVersions: refuse('listVersions'),
  getVersionConfiguration: refuse('getVersionConfiguration'),
  functionExists: refuse('functionExists'),
  getConcurrency: refuse('getConcurrency'),
  updateAlias: refuse('updateAlias'),
  publishVersion: refuse('publishVersion'),
};
const unusedCloudWatch: AwsTarget['cloudWatch'] = {
  describeAlarms: refuse('describeAlarms'),
  alarmValues: refuse('alarmValues'),
  alarmHistory: refuse('alarmHistory'),
  versionMinutes: refuse('versionMinutes'),
  aliasTraffic: refuse('aliasTraffic'),
  peakConcurrency: refuse('peakConcurrency'),
};
