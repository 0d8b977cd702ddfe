import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import { aliasName } from '../rollout/alias-name.ts';
import type { Alarm } from '../alarms/alarm.ts';
import { formatMoment } from '../format/format-moment.ts';
import { awaitedChildren } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';
import { recentTraffic } from './recent-traffic.ts';

/**
 * Alarms with dimensions that this alias and the new version never report, and alarms without data. The first explains
 * the second.
 */
export function findAlarmBlind(facts: PreflightFacts): Finding[] {
  const listed = facts.group.alarms.items.map((alarm) => ({ alarm, within: null }));
  return [...listed, ...awaitedChildren(facts)].flatMap(({ alarm, within }) => {
    const name = within === null ? alarm.name : `${alarm.name}, which ${within} looks at,`;
    const wrong = wrongDimensions(alarm, facts);
    if (wrong !== null) {
      return [
        found({
          code: 'alarm-wrong-dimensions',
          severity: 'warns',
          sentence: `${name} would not see the new version of ${aliasName(facts.group)}: ${wrong.why}.`,
          remedy: wrong.remedy,
          subject: alarm.name,
        }),
      ];
    }
    return alarm.state === 'INSUFFICIENT_DATA' ? [noData(alarm, name, facts)] : [];
  });
}

function wrongDimensions(
  alarm: Alarm,
  { group, candidateVersion }: PreflightFacts,
): { why: string; remedy: string } | null {
  if (alarm.definition === null) return null;
  const sights = metricsOf(alarm.definition).map((metric) => sightOf(metric, group));
  const nothing = sights.find((sight) => sight.kind === 'nothing');
  if (nothing !== undefined) {
    return {
      why: nothing.why,
      remedy: `Give it FunctionName ${group.functionName ?? '<function>'} and Resource ${aliasName(group)}, and ExecutedVersion for one version.`,
    };
  }
  const versions = sights.flatMap((sight) => (sight.kind === 'version' ? [sight.version] : []));
  const [first] = versions;
  // An alarm that compares versions sees the new one next to the old.
  if (
    first === undefined ||
    versions.length < sights.length ||
    versions.some((version) => version === candidateVersion)
  )
    return null;
  const isNew =
    candidateVersion === null && group.aliasState !== null && Number(first) > Number(group.aliasState.version);
  if (isNew) return null;
  return {
    why:
      candidateVersion === null
        ? `its ExecutedVersion is ${first}, and a new version has another number`
        : `its ExecutedVersion is ${first}, and the deployment moves to ${candidateVersion}`,
    remedy:
      'A template that sets ExecutedVersion to the new version changes the alarm in the same update; a deployment from here does not.',
  };
}

function noData(alarm: Alarm, name: string, facts: PreflightFacts): Finding {
  const since = alarm.stateChangedAt === null ? '' : ` since ${formatMoment(alarm.stateChangedAt, facts.now)}`;
  // Calls of this function are no data of an alarm on something else.
  const ofCalls =
    alarm.definition === null || metricsOf(alarm.definition).some(({ namespace }) => namespace === 'AWS/Lambda');
  const noCalls = ofCalls && recentTraffic(facts)?.callsPerMinute === 0;
  return found({
    code: 'alarm-no-data',
    severity: 'warns',
    sentence: `${name} has no data${since}${noCalls ? ', and there was no call in the last hour' : ''}: it says nothing of what runs now.`,
    remedy: noCalls
      ? 'With calls it may come to have data; until then count on the hooks.'
      : 'Look whether what it watches still reports; until then count on the other alarms and the hooks.',
    subject: alarm.name,
    since: alarm.stateChangedAt,
  });
}
