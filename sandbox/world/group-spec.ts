import type { Behaviour } from '../traffic/behaviour.ts';
import type { Day, Pattern } from '../traffic/flow.ts';

/** What an alarm of a group watches, for scenarios. */
export interface AlarmSpec {
  name: string;
  /** `errors`: a count per minute. `p99`: milliseconds. `silent`: a metric that nobody sends, so it never has data. */
  watches: 'errors' | 'throttles' | 'p99' | 'silent';
  threshold: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
}

type RollbackEvent = 'DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST';

/** SAM's default. */
export const ALL_ROLLBACKS: RollbackEvent[] = [
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_STOP_ON_ALARM',
  'DEPLOYMENT_STOP_ON_REQUEST',
];
/** CDK's default: a stop by hand does not roll back. */
export const CDK_ROLLBACKS: RollbackEvent[] = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];

/** One deployment group and everything that belongs to it. */
export interface GroupSpec {
  application: string;
  group: string;
  functionName: string;
  alias: string;
  /** The version that the alias is on. */
  version: number;
  /** How many versions up to that one still exist. */
  keptVersions: number;
  configName: string;
  autoRollback: RollbackEvent[];
  alarms: AlarmSpec[];
  hooks: { BeforeAllowTraffic?: string; AfterAllowTraffic?: string };
  /** Calls a minute on the alias; 0: none. */
  perMinute: number;
  pattern: Pattern;
  /** Of a diurnal pattern; absent: the usual day. */
  day?: Day;
  behaviour: Behaviour;
  memoryMb: number;
}
