import type { Deployment } from '../state.ts';
import { fail } from './end-deployment.ts';
import { later, type EngineContext } from './engine-context.ts';
import { ignoresUnknownAlarms, rollsBackOn, watchedAlarms } from './watched-alarms.ts';

/** Captured: Stopped 0.73 s after the start when an alarm is already in ALARM. */
const ALARM_AT_START_MS = 730;
/** Captured: about 12 s from ALARM to Stopped. */
const ALARM_NOTICE_MS = [11_000, 13_000] as const;
const ALARM_ACTIVE =
  'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms:';

/** Stops a deployment whose alarms are in ALARM at its start, or cannot be read; else calls `pass`. */
export function checkAlarmsAtStart(context: EngineContext, deployment: Deployment, pass: () => void): void {
  const states = watchedAlarms(context, deployment);
  if (states.some((alarm) => alarm.value === 'ALARM'))
    later(context, deployment, ALARM_AT_START_MS, () => {
      if (!stopByAlarm(context, deployment)) pass();
    });
  else if (states.some((alarm) => alarm.value === null) && !ignoresUnknownAlarms(deployment))
    later(context, deployment, ALARM_AT_START_MS, () => stopByUnknownAlarm(context, deployment));
  else pass();
}

/** Stops running deployments some seconds after one of their alarms goes to ALARM. */
export function watchAlarms(context: EngineContext): void {
  context.alarms.onAlarmChange((change) => {
    if (change.to !== 'ALARM') return;
    for (const deployment of context.running) {
      if (deployment.status !== 'InProgress' || deployment.alarmCheckBooked) continue;
      if (!watchedAlarms(context, deployment).some((alarm) => alarm.name === change.alarmName)) continue;
      deployment.alarmCheckBooked = true;
      later(context, deployment, ALARM_NOTICE_MS, () => {
        deployment.alarmCheckBooked = false;
        stopByAlarm(context, deployment);
      });
    }
  });
}

/** false: no alarm is in ALARM any more. */
function stopByAlarm(context: EngineContext, deployment: Deployment): boolean {
  const red = watchedAlarms(context, deployment).filter((alarm) => alarm.value === 'ALARM');
  if (red.length === 0) return false;
  const message = `${ALARM_ACTIVE} ${red.map((alarm) => `<${alarm.name}>`).join(' ')}`;
  const rollsBack = rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_ALARM');
  fail(context, deployment, 'Stopped', { code: 'ALARM_ACTIVE', message }, rollsBack);
  return true;
}

/** The state of an alarm that does not exist cannot be retrieved; ignorePollAlarmFailure is for that. */
function stopByUnknownAlarm(context: EngineContext, deployment: Deployment): void {
  const lost = watchedAlarms(context, deployment).filter((alarm) => alarm.value === null);
  const message = `The state of one or more alarms could not be retrieved from Amazon CloudWatch: ${lost.map((alarm) => `<${alarm.name}>`).join(' ')}`;
  const rollsBack = rollsBackOn(deployment, 'DEPLOYMENT_STOP_ON_ALARM');
  fail(context, deployment, 'Stopped', { code: 'CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND', message }, rollsBack);
}
