import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { callsAMinute } from '../format/calls-a-minute.ts';
import { describeSpan } from '../format/describe-span.ts';
import { EXTRA_PERIODS } from '../detection/is-in-alarm.ts';
import { formatPercent } from '../format/format-percent.ts';
import { binomialProbability } from '../verdict/binomial-probability.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';
import { recentTraffic } from './recent-traffic.ts';

/** In percent. A window that lacks data this often trips an alarm sooner or later during a plan. */
const TRIPS_PERCENT = 1;
/** In percent. An alarm that has its data less often is blind more often than not. */
const BLIND_PERCENT = 50;

/** Alarms on Lambda's metrics that low traffic trips (missing data breaches) or blinds (it does not). */
export function findMissingData(facts: PreflightFacts): Finding[] {
  const traffic = recentTraffic(facts);
  if (traffic === null) return [];
  return facts.group.alarms.items.flatMap(({ name, definition }) => {
    const window = definition === null ? null : windowOf(definition, traffic.callsPerMinute, facts);
    if (window === null) return [];
    const { calls, emptyPercent, needed, of, share } = window;
    const period = describeSpan(window.periodSeconds);
    const whose = share === null ? '' : ` and a share of ${formatPercent(share)} of them`;
    const rate =
      traffic.callsPerMinute === 0
        ? 'There was no call in the last hour, and with none its periods have no data'
        : `At ${callsAMinute(traffic.callsPerMinute)}${whose}, ${formatPercent(emptyPercent)} of its periods of ${period} have no call`;
    const withData = (100 - emptyPercent) / 100;
    // CloudWatch fills in missing points only if fewer than N of those it looks at exist.
    const tripsPercent = 100 * atMost(of - needed, of + EXTRA_PERIODS, withData);
    if (definition?.treatMissingData === 'breaching' && tripsPercent >= TRIPS_PERCENT) {
      return [
        found({
          code: 'alarm-missing-data-trips',
          severity: 'warns',
          sentence: `${rate}, and ${name} takes missing data for breaching: it goes to ALARM for lack of calls in ${formatPercent(tripsPercent)} of its evaluations.`,
          remedy: 'Set it to treat missing data as not breaching, or give it a longer period.',
          subject: name,
        }),
      ];
    }
    const seesPercent = 100 * (1 - atMost(needed - 1, of + EXTRA_PERIODS, withData));
    if (definition?.treatMissingData === 'breaching' || seesPercent >= BLIND_PERCENT) return [];
    return [
      found({
        code: 'alarm-missing-data-blinds',
        severity: 'warns',
        sentence: `${rate} (${Number(calls.toPrecision(1))} on average), so ${name} has the ${needed === 1 ? 'data point' : `${needed} data points`} that it needs in ${formatPercent(seesPercent)} of its evaluations only.`,
        remedy:
          'Give it a longer period and fewer data points, or let a hook try the new version before traffic shifts.',
        subject: name,
      }),
    ];
  });
}

function windowOf(
  definition: AlarmDefinition,
  callsPerMinute: number,
  { group, plan, candidateVersion }: PreflightFacts,
) {
  const { periodSeconds, evaluationPeriods, datapointsToAlarm, expression } = definition;
  if (periodSeconds === null || evaluationPeriods === null || evaluationPeriods < 1) return null;
  // FILL replaces missing data before the alarm sees any.
  if (expression !== null && /\bFILL\s*\(/i.test(expression)) return null;
  const sights = metricsOf(definition).map((metric) => sightOf(metric, group));
  if (sights.length === 0 || sights.some(({ kind }) => kind === 'foreign' || kind === 'nothing')) return null;
  // A version outside of the deployment gets no share of the calls. An alarm on it has a finding of its own.
  const shared = [group.aliasState?.version, candidateVersion];
  if (candidateVersion !== null && sights.some((sight) => sight.kind === 'version' && !shared.includes(sight.version)))
    return null;
  const isOfOneVersion = sights.every(
    (sight) => sight.kind === 'version' && sight.version !== group.aliasState?.version,
  );
  const share = isOfOneVersion ? (plan?.steps[0]?.percent ?? null) : null;
  const calls = (callsPerMinute * periodSeconds * (share ?? 100)) / 6000;
  return {
    periodSeconds,
    calls,
    share,
    emptyPercent: 100 * Math.exp(-calls),
    needed: Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods),
    of: evaluationPeriods,
  };
}

/** The chance of at most k hits in n with probability p each. */
function atMost(k: number, n: number, p: number): number {
  if (p <= 0) return k >= 0 ? 1 : 0;
  if (p >= 1) return k >= n ? 1 : 0;
  let sum = 0;
  for (let hits = 0; hits <= Math.min(k, n); hits++) sum += binomialProbability(hits, n, p);
  return Math.min(1, sum);
}
