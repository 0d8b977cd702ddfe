import { areIgnored } from '../alarms/are-ignored.ts';
import { aliasName } from '../rollout/alias-name.ts';
import { describeBypassBy } from '../group/describe-bypass-by.ts';
import { describeBypassEnd } from '../group/describe-bypass-end.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** Settings of the group that leave a deployment without the guard that people expect. */
export function findUnguarded({ group, now }: PreflightFacts): Finding[] {
  const { alarms, autoRollback, bypass } = group;
  const count = alarms.items.length;
  const name = aliasName(group);
  const findings: Finding[] = [];
  if (areIgnored(alarms)) {
    findings.push(
      found({
        code: 'bypassed',
        severity: 'warns',
        sentence:
          `The group ignores ${count === 1 ? 'its one alarm' : `its ${count} alarms`}, ${describeBypassBy(bypass, now)}; it re-arms itself ` +
          `${describeBypassEnd(bypass?.until ?? null, now)}.`,
        remedy:
          (bypass?.until ?? null) === null
            ? 'Re-arm the alarms now, or give the bypass an end.'
            : 'Watch the deployment yourself, or re-arm the alarms now.',
        since: bypass?.since ?? null,
      }),
    );
  }
  if (count === 0 && alarms.ignored !== null) {
    findings.push(
      found({
        code: 'no-alarms',
        severity: 'warns',
        sentence: `The group lists no alarm, so nothing but a hook or a person stops a bad version of ${name}.`,
        remedy: 'Add an alarm on the Errors of the alias to the deployment group.',
      }),
    );
  }
  // Alarm settings and rollback come in one reading: without it neither is known.
  if (alarms.ignored === null || autoRollback === null) return findings;
  if (autoRollback.length === 0) {
    findings.push(
      found({
        code: 'rollback-off',
        severity: 'warns',
        sentence: `Automatic rollback is off: a deployment that fails or is stopped leaves ${name} as it is at that moment, split between two versions.`,
        remedy: 'Turn it on for DEPLOYMENT_FAILURE and DEPLOYMENT_STOP_ON_ALARM in the deployment group.',
      }),
    );
  } else if (count > 0 && !autoRollback.includes('DEPLOYMENT_STOP_ON_ALARM')) {
    findings.push(
      found({
        code: 'rollback-not-on-alarm',
        severity: 'warns',
        sentence: `The group rolls back on ${autoRollback.join(' and ')} and not on DEPLOYMENT_STOP_ON_ALARM: an alarm stops the deployment and leaves ${name} split.`,
        remedy: 'Add DEPLOYMENT_STOP_ON_ALARM to its automatic rollback.',
      }),
    );
  }
  if (alarms.ignorePollFailure === true && count > 0) {
    findings.push(
      found({
        code: 'ignore-poll-failure',
        severity: 'warns',
        sentence: `A deployment goes on when CodeDeploy cannot read the state of ${count === 1 ? 'its one alarm' : `its ${count} alarms`}: ignorePollAlarmFailure is on.`,
        remedy: 'Turn off “Continue deployments even if alarm status is unavailable” in the deployment group.',
      }),
    );
  }
  return findings;
}
