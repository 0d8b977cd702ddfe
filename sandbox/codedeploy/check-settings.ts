import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  ComputePlatform,
  DeploymentStyle,
  TrafficRoutingConfig,
} from '@aws-sdk/client-codedeploy';
import { AwsError } from '../kernel/operation.ts';

const MOST_ALARMS = 50;
const LONGEST_ALARM_NAME = 255;
const ROLLBACK_EVENTS = new Set<string>([
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_STOP_ON_ALARM',
  'DEPLOYMENT_STOP_ON_REQUEST',
]);
/** A Lambda deployment may shift for two days. */
const LONGEST_SHIFT_MINUTES = 2880;

/** InvalidAlarmConfigException: no list, a null, empty, overlong or duplicate name, or enabled without alarms. */
export function checkAlarms(configuration: AlarmConfiguration): void {
  const refuse = (why: string): never => {
    throw new AwsError('InvalidAlarmConfigException', why);
  };
  const alarms = configuration.alarms ?? refuse('The alarm list cannot be null.');
  if (configuration.enabled === true && alarms.length === 0)
    refuse('The alarm configuration is enabled, but the alarm list is empty.');
  const seen = new Set<string>();
  for (const alarm of alarms) {
    const name = alarm?.name ?? '';
    if (name === '' || name.length > LONGEST_ALARM_NAME)
      refuse(`The alarm name cannot be empty or null or exceed the limit of ${LONGEST_ALARM_NAME} characters.`);
    if (seen.has(name)) refuse(`Two alarms with the same name have been specified: ${name}`);
    seen.add(name);
  }
  if (alarms.length > MOST_ALARMS)
    throw new AwsError(
      'AlarmsLimitExceededException',
      `The maximum number of alarms for a deployment group (${MOST_ALARMS}) was exceeded.`,
    );
}

export function checkAutoRollback(configuration: AutoRollbackConfiguration): void {
  const events = configuration.events ?? [];
  const bad = events.find((event) => !ROLLBACK_EVENTS.has(event));
  if (bad !== undefined)
    throw new AwsError(
      'InvalidAutoRollbackConfigException',
      `The automatic rollback event ${bad.slice(0, 100)} is not valid.`,
    );
  if (configuration.enabled === true && events.length === 0) {
    throw new AwsError(
      'InvalidAutoRollbackConfigException',
      'Automatic rollback is enabled, but no event types were listed.',
    );
  }
}

export function checkStyle(style: DeploymentStyle, platform: ComputePlatform): void {
  if (
    platform === 'Lambda' &&
    (style.deploymentType !== 'BLUE_GREEN' || style.deploymentOption !== 'WITH_TRAFFIC_CONTROL')
  ) {
    throw new AwsError(
      'InvalidDeploymentStyleException',
      'For Lambda deployment group, deployment style must be BLUE_GREEN and WITH_TRAFFIC_CONTROL',
    );
  }
}

export function checkRouting(routing: TrafficRoutingConfig): void {
  const refuse = (why: string): never => {
    throw new AwsError('InvalidTrafficRoutingConfigurationException', why);
  };
  const check = (
    kind: string,
    percent: number | undefined,
    interval: number | undefined,
    intervals: (percent: number) => number,
  ): void => {
    if (percent === undefined || interval === undefined) return refuse(`${kind} needs a percentage and an interval.`);
    if (!Number.isInteger(percent) || percent < 1 || percent > 99)
      refuse('The percentage must be a whole number from 1 to 99.');
    if (!Number.isInteger(interval) || interval < 1)
      refuse('The interval must be a whole number of minutes of at least 1.');
    if (intervals(percent) * interval > LONGEST_SHIFT_MINUTES)
      refuse(`The traffic shift must not take longer than ${LONGEST_SHIFT_MINUTES} minutes.`);
  };
  if (routing.type === 'TimeBasedCanary') {
    check(
      'TimeBasedCanary',
      routing.timeBasedCanary?.canaryPercentage,
      routing.timeBasedCanary?.canaryInterval,
      () => 1,
    );
  } else if (routing.type === 'TimeBasedLinear') {
    check(
      'TimeBasedLinear',
      routing.timeBasedLinear?.linearPercentage,
      routing.timeBasedLinear?.linearInterval,
      (percent) => Math.ceil(100 / percent) - 1,
    );
  } else if (routing.type !== 'AllAtOnce') {
    refuse(`The traffic routing type ${String(routing.type).slice(0, 100)} is not valid.`);
  }
}
