import { aliasName } from '../rollout/alias-name.ts';
import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import type { Alarm } from '../alarms/alarm.ts';
import { causesOf } from '../alarms/alarm-rule.ts';
import { compositeOf, describeTerm, isTermTrue } from '../alarms/composite-of.ts';
import { formatCount, formatPlural } from '../format/format-count.ts';
import { formatMoment } from '../format/format-moment.ts';
import { alarmsOfFacts } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';
import { lastHour, type VersionCounts } from './recent-traffic.ts';
import { trippedByOther, withItsShare } from './tripped-by-other.ts';

/** Another version with at least this share of the first one's errors is named next to it. */
const ALSO_GUILTY = 0.2;

/**
 * Alarms that are in ALARM now, and whose errors trip them. CodeDeploy stopped such a deployment 0.73 s after its start
 * (captured from a real account). An alarm that is ignored now stops nothing, so it is only a note.
 */
export function findAlarmRed(facts: PreflightFacts): Finding[] {
  const { ignored, items } = facts.group.alarms;
  return items
    .filter((alarm) => alarm.state === 'ALARM')
    .map((alarm) => {
      const { cause, byBaseline } = alarm.rule === undefined ? whatTrips(alarm, facts) : whatHolds(alarm, facts);
      const unverified = alarm.rule === undefined ? '' : ', if CodeDeploy heeds composite alarms, which is unverified';
      const since = alarm.stateChangedAt === null ? '' : ` since ${formatMoment(alarm.stateChangedAt, facts.now)}`;
      return found({
        code: 'alarm-red',
        severity: ignored === true ? 'notes' : 'blocks',
        sentence: `${alarm.name} is in ALARM${since}: ${cause}; ${
          ignored === true
            ? 'it would stop a deployment at once, were the alarms of the group not ignored now.'
            : `a deployment would be stopped at once${unverified}.`
        }`,
        remedy: byBaseline
          ? 'To ship a fix, ignore the alarms for that one deployment, or bypass them with an end if a pipeline deploys.'
          : 'Look at what trips it first; ignore the alarms for one deployment only if you know that it is not the new version.',
        subject: alarm.name,
        since: alarm.stateChangedAt,
      });
    });
}

/** Why the rule of a composite alarm holds: its alarms that are in ALARM, and what trips the first of them. */
function whatHolds(alarm: Alarm, facts: PreflightFacts): { cause: string; byBaseline: boolean } {
  const known = alarmsOfFacts(facts);
  const composite = compositeOf(alarm, known);
  const unknown = (why: string) => ({ cause: `it is composite, and ${why}`, byBaseline: false });
  if (composite === null || 'why' in composite) return unknown(composite?.why ?? 'its rule was not read');
  const causes = causesOf(composite.rule, (term) => isTermTrue(term, known));
  const [first] = causes;
  if (first === undefined) return unknown('by the alarms in it as they were read last its rule does not hold');
  const inAlarm = causes.filter(({ state, negated }) => state === 'ALARM' && !negated).map((term) => term.alarm);
  const trips = [...new Set(inAlarm)].flatMap((name) => {
    const child = known.get(name);
    return child === undefined ? [] : { name, ...whatTrips(child, facts) };
  });
  const [worst] = trips;
  if (worst === undefined) return unknown(`it is so because ${describeTerm(first)}`);
  const names = trips.map(({ name }) => name).join(' and ');
  return {
    cause: `it is composite, and ${names} in it ${trips.length === 1 ? 'is' : 'are'} in ALARM (${worst.cause})`,
    byBaseline: trips.every(({ byBaseline }) => byBaseline),
  };
}

function whatTrips(alarm: Alarm, facts: PreflightFacts): { cause: string; byBaseline: boolean } {
  const unknown = (cause: string) => ({ cause, byBaseline: false });
  const { definition } = alarm;
  const { group, minutes, now } = facts;
  if (definition === null) return unknown('its definition was not read, so what trips it is not known here');
  const metrics = metricsOf(definition);
  const errors = metrics.find((metric) => metric.namespace === 'AWS/Lambda' && metric.metricName === 'Errors');
  if (errors === undefined) {
    const [only, ...others] = metrics;
    const other = only === undefined || others.length > 0 ? null : trippedByOther(definition, only, facts);
    if (other !== null) return other;
    const watched = metrics.map((metric) => metric.metricName ?? 'a metric').join(' and ');
    return unknown(
      `it watches ${watched === '' ? 'an expression' : watched}, and which version trips it cannot be told from errors`,
    );
  }
  const sight = sightOf(errors, group);
  if (sight.kind === 'nothing') return unknown(`not by calls of this alias, for ${sight.why}`);
  if (minutes === null)
    return unknown('which version trips it is not known, for the counts of the versions could not be read');
  const counts = lastHour(minutes, now).filter(({ version }) => sight.kind !== 'version' || sight.version === version);
  const [worst, ...others] = counts.filter((count) => count.errors > 0);
  if (worst !== undefined) {
    const also = others.filter((other) => other.errors >= worst.errors * ALSO_GUILTY);
    return {
      cause: [worst, ...also].map((count) => failed(count, facts)).join(', and '),
      byBaseline: worst.version === group.aliasState?.version,
    };
  }
  const elsewhere =
    sight.kind === 'function' ? `; it also counts calls that do not come through ${aliasName(group)}` : '';
  const calls = counts.reduce((sum, count) => sum + count.calls, 0);
  if (calls === 0 && definition.treatMissingData === 'breaching') {
    return unknown('there was no call in the last hour, and it takes missing data for breaching');
  }
  const judged = counts.reduce((sum, count) => sum + count.judged, 0);
  if (calls > 0 && judged === 0)
    return unknown('how many calls failed in the last hour was not counted, so what trips it is not known');
  return unknown(
    calls === 0
      ? 'there was no call through the alias in the last hour, so what trips it is not known'
      : `none of ${formatPlural(judged, 'call')} in the last hour failed, so what trips it is not known from the counts${elsewhere}`,
  );
}

function failed({ version, judged, errors }: VersionCounts, facts: PreflightFacts): string {
  return `${withItsShare(version, facts)} failed ${formatCount(errors)} of ${formatPlural(judged, 'call')} in the last hour`;
}
