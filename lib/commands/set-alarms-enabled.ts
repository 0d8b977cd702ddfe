import { AppError } from '../domain/problem.ts';
import type { AlarmConfiguration, AwsTarget } from '../parts.ts';
import { isAppError } from '../domain/is-app-error.ts';

export interface AlarmChange {
  before: AlarmConfiguration;
  after: AlarmConfiguration;
  requestId: string | null;
  /** What was done, in a sentence. */
  message: string;
}

/** The group's alarm settings as CodeDeploy has them now. Throws AppError NOT_FOUND, AWS_*. */
export async function readAlarmConfiguration(
  target: AwsTarget,
  application: string,
  group: string,
): Promise<AlarmConfiguration> {
  const records = await target.codeDeploy.getGroups(application, [group]);
  const record = records.find((candidate) => candidate.group === group);
  if (record !== undefined) return record.alarms;
  throw new AppError('NOT_FOUND', `AWS has no deployment group ${group} in ${application}.`);
}

/**
 * Turns a group's alarms on or off: reads the block, changes `enabled` alone, writes the whole block (what is sent replaces all of it:
 * UpdateDeploymentGroup's docs), and reads it again.
 * Throws AppError NOTHING_TO_DO for a group without alarms (AWS: InvalidAlarmConfigException), NOT_VERIFIED, NOT_FOUND, AWS_*.
 */
export async function setAlarmsEnabled(
  target: AwsTarget,
  application: string,
  group: string,
  enabled: boolean,
): Promise<AlarmChange> {
  const before = await readAlarmConfiguration(target, application, group);
  if (before.names.length === 0) {
    throw new AppError('NOTHING_TO_DO', 'This group has no alarms, so there is nothing to turn on or off.');
  }
  const wanted: AlarmConfiguration = { ...before, enabled };
  let requestId: string | null = null;
  let lost: Error | null = null;
  try {
    ({ requestId } = await target.codeDeploy.updateAlarmConfiguration(application, group, wanted));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    lost = error;
  }
  const after = await readAlarmConfiguration(target, application, group).catch((cause: unknown) => {
    throw new AppError(
      'NOT_VERIFIED',
      lost === null
        ? 'AWS took the change, but it could not be read back.'
        : "AWS's answer was lost, and reading back failed too.",
      { cause },
    );
  });
  if (lost !== null && after.enabled === before.enabled) throw lost;
  if (!isSame(after, wanted)) throw new AppError('NOT_VERIFIED', describeDifference(wanted, after));
  const done = enabled ? 'The alarms are obeyed again' : 'The alarms are ignored';
  return {
    before,
    after,
    requestId,
    message: `${lost === null ? '' : "AWS's answer was lost, but "}${done}, read back from AWS: ${listOf(after)}.`,
  };
}

function isSame(one: AlarmConfiguration, other: AlarmConfiguration): boolean {
  return (
    one.enabled === other.enabled &&
    one.ignorePollAlarmFailure === other.ignorePollAlarmFailure &&
    one.names.toSorted().join('\n') === other.names.toSorted().join('\n')
  );
}

function describeDifference(wanted: AlarmConfiguration, after: AlarmConfiguration): string {
  return (
    `AWS took the change, but shows something else when read back: enabled is ${after.enabled} (wanted ${wanted.enabled}), ` +
    `alarms are ${listOf(after)} (wanted ${listOf(wanted)}).`
  );
}

function listOf({ names }: AlarmConfiguration): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
