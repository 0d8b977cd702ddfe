import type { AutoRollbackConfiguration, AutoRollbackEvent } from '@aws-sdk/client-codedeploy';
import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import type { Deployment } from '../state.ts';
import type { EngineParts } from './engine-context.ts';

export interface WatchedAlarm {
  name: string;
  /** null: there is no such alarm. */
  value: AlarmStateValue | null;
}

/** The alarms that may stop a deployment, with their states. Its own configuration overrides the group's. */
export function watchedAlarms({ alarms, state }: EngineParts, deployment: Deployment): WatchedAlarm[] {
  if (deployment.isRollback) return [];
  const ofGroup = state.choices.groupAlarmsAffectRunning
    ? deployment.group.alarmConfiguration
    : deployment.alarmsAtStart;
  const configuration = deployment.overrideAlarms ?? ofGroup;
  if (configuration?.enabled !== true) return [];
  return (configuration.alarms ?? []).map(({ name = '' }) => ({ name, value: alarms.alarmState(name) }));
}

/** Whether to ignore an alarm whose state cannot be read. */
export function ignoresUnknownAlarms(deployment: Deployment): boolean {
  return (deployment.overrideAlarms ?? deployment.alarmsAtStart)?.ignorePollAlarmFailure === true;
}

export function rollsBackOn(deployment: Deployment, event: AutoRollbackEvent): boolean {
  const settings: AutoRollbackConfiguration | undefined = deployment.ownAutoRollback ?? deployment.group.autoRollback;
  return settings?.enabled === true && (settings.events ?? []).includes(event);
}
