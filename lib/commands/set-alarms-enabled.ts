import type { Said } from '../domain/acting/said.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import type { AlarmConfiguration } from '../parts/code-deploy.ts';
import { askAgain, type OnAgain } from './ask-again.ts';

export interface AlarmChange {
  /** As read back. */
  after: AlarmConfiguration;
  requestId: string | null;
  said: Said;
}

interface HowToSet {
  clock: Clock;
  onAgain?: OnAgain;
  /** For turning them on: the settings that count if AWS cannot be read. */
  known?: AlarmConfiguration | null;
  /** Sends it again when the answer was lost. Otherwise only when AWS certainly has not acted. */
  isSafe?: boolean;
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
 * Turns a group's alarms on or off: reads the block, changes `enabled` alone, writes the whole block (what is sent
 * replaces all of it: UpdateDeploymentGroup's docs), and reads it again. A list that somebody changed before the
 * reading is kept as it is then. One that is changed between the writing and the reading back stays too, and the answer
 * says so. AWS has no revision that would reveal a change between the reading and the writing, so they follow each
 * other directly. What AWS throttled is asked again for about ten seconds. Throws AppError NOTHING_TO_DO for a group
 * that is so already or has no alarms (AWS: InvalidAlarmConfigException), NOT_VERIFIED, NOT_FOUND, AWS_*.
 */
export async function setAlarmsEnabled(
  target: AwsTarget,
  application: string,
  group: string,
  enabled: boolean,
  { clock, onAgain = () => undefined, known = null, isSafe = false }: HowToSet,
): Promise<AlarmChange> {
  const read = () => readAlarmConfiguration(target, application, group);
  const before = await askAgain(clock, read, { isSafe: true, onAgain }).catch((error: unknown) => {
    if (known === null || !isAppError(error) || error.code === 'NOT_FOUND') throw error;
    return known;
  });
  if (before.names.length === 0) {
    throw new AppError('NOTHING_TO_DO', 'This group has no alarms, so there is nothing to turn on or off.');
  }
  if (before.enabled === enabled) {
    throw new AppError('NOTHING_TO_DO', `Somebody else has just had the alarms ${enabled ? 'obeyed' : 'ignored'}.`);
  }
  const wanted: AlarmConfiguration = { ...before, enabled };
  let requestId: string | null = null;
  let lost: Error | null = null;
  try {
    const update = () => target.codeDeploy.updateAlarmConfiguration(application, group, wanted);
    ({ requestId } = await askAgain(clock, update, { isSafe, onAgain }));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    lost = error;
  }
  const after = await askAgain(clock, read, { isSafe: true, onAgain: () => undefined }).catch((cause: unknown) => {
    throw new AppError(
      'NOT_VERIFIED',
      lost === null
        ? 'AWS took the change, but it could not be read back.'
        : "AWS's answer was lost, and reading back failed too.",
      { cause },
    );
  });
  if (lost !== null && after.enabled === before.enabled) throw lost;
  if (after.enabled !== enabled) {
    throw new AppError(
      'NOT_VERIFIED',
      `AWS took the change, but shows something else when read back: enabled is ${after.enabled} (wanted ${enabled}).`,
    );
  }
  const isSameList = wanted.names.toSorted().join('\n') === after.names.toSorted().join('\n');
  return {
    after,
    requestId,
    said: {
      kind: 'alarms-set',
      ignored: !enabled,
      alarms: after.names,
      // The list may be somebody else's by now: theirs stays.
      sent: isSameList ? null : wanted.names,
      isAnswerLost: lost !== null,
    },
  };
}
