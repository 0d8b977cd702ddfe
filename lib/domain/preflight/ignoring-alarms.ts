import { formatPlural } from '../format/format-count.ts';
import { found } from './found.ts';
import type { Finding, FindingCode, Preflight } from './preflight.ts';

/** Findings that matter only while alarms can stop a deployment. */
const ABOUT_ALARMS: ReadonlySet<FindingCode> = new Set([
  'alarm-red',
  'alarm-missing',
  'alarm-no-data',
  'alarm-wrong-dimensions',
  'alarm-too-slow',
  'alarm-alias-wide',
  'alarm-missing-data-trips',
  'alarm-missing-data-blinds',
  'alarm-few-samples',
  'rollback-not-on-alarm',
  'ignore-poll-failure',
  'bypassed',
  'detection-poor',
]);

/**
 * Pre-flight of a deployment that ignores the group's alarms for itself alone (CreateDeployment's
 * overrideAlarmConfiguration). What the alarms would do does not matter to it; that nothing guards it does. `alarms`:
 * how many the group lists.
 */
export function ignoringAlarms(preflight: Preflight, alarms: number): Preflight {
  const others = preflight.findings.filter(({ code }) => !ABOUT_ALARMS.has(code));
  if (alarms === 0) return { ...preflight, findings: others };
  const red = preflight.findings.filter(({ code }) => code === 'alarm-red').flatMap(({ subject }) => subject ?? []);
  const ignored = found({
    code: 'alarms-ignored-for-it',
    severity: 'warns',
    sentence:
      `This deployment ignores ${alarms === 1 ? 'the one alarm' : `all ${formatPlural(alarms, 'alarm')}`} of the group` +
      `${red.length === 0 ? '' : ` (${red.join(', ')} ${red.length === 1 ? 'is' : 'are'} in ALARM)`}: nothing but a hook or a person stops it.`,
    remedy: 'Watch it, and stop it yourself if the new version does worse.',
  });
  const first = others.findIndex(({ severity }) => severity !== 'blocks');
  const at = first === -1 ? others.length : first;
  const findings: Finding[] = [...others.slice(0, at), ignored, ...others.slice(at)];
  return { ...preflight, findings, detection: null };
}
