import { describeSpan } from '../format/describe-span.ts';
import { EVALUATION_DELAY_SECONDS, STOP_DELAY_SECONDS } from '../detection/play-deployments.ts';
import { lateSeconds } from '../detection/late-seconds.ts';
import { recentTraffic } from './recent-traffic.ts';
import { secondsUntilAll } from '../detection/share-over-time.ts';
import { formatPlural } from '../format/format-count.ts';
import { soonestSeconds, termsOf, type AlarmTerm } from '../alarms/alarm-rule.ts';
import { alarmsOfFacts, compositesIn } from './composites-in.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** From the end of the last minute that is needed until the deployment is stopped. */
const DELAY_SECONDS = (EVALUATION_DELAY_SECONDS[0] + EVALUATION_DELAY_SECONDS[1]) / 2 + STOP_DELAY_SECONDS;

/**
 * Alarms that need more time than the plan leaves before the new version has all the traffic. An all-at-once plan
 * leaves none, which gets one finding of its own.
 */
export function findAlarmTooSlow(facts: PreflightFacts): Finding[] {
  const { plan, group } = facts;
  const left = plan === null ? null : secondsUntilAll(plan);
  const { items } = group.alarms;
  if (left === null || items.length === 0) return [];
  if (left === 0) {
    return [
      found({
        code: 'alarm-too-slow',
        severity: 'warns',
        sentence: `All at once: the new version has all the traffic from the first second, so ${
          items.length === 1 ? 'the alarm' : `none of the ${items.length} alarms`
        } ${items.length === 1 ? 'cannot' : 'can'} act before that.`,
        remedy: 'Take a canary or a linear plan where the alarms should guard it.',
      }),
    ];
  }
  const listed = items.flatMap(({ name, definition }) => {
    if (definition === null || definition.periodSeconds === null || definition.evaluationPeriods === null) return [];
    const { periodSeconds, evaluationPeriods, datapointsToAlarm } = definition;
    const points = Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods);
    const late = lateSeconds(recentTraffic(facts)?.p90Ms ?? null);
    const needed = points * periodSeconds + DELAY_SECONDS + late;
    if (needed <= left) return [];
    const longCalls =
      late === 0
        ? ''
        : `${describeSpan(Math.round(late))} until failing calls have ended, if they take as long as calls do now (p90),`;
    return [
      found({
        code: 'alarm-too-slow',
        severity: 'warns',
        sentence:
          `${name} needs ${formatPlural(points, 'data point')} of ${describeSpan(periodSeconds)}${longCalls === '' ? '' : `, ${longCalls}`} and about ${describeSpan(DELAY_SECONDS)} more until ` +
          `CodeDeploy acts, ${describeSpan(needed)} together; the plan leaves ${describeSpan(left)} before the new version has all the traffic.`,
        remedy: 'Take a plan with more time, or an alarm with a shorter period or fewer data points.',
        subject: name,
      }),
    ];
  });
  return [...listed, ...slowRules(facts, left)];
}

/** Rules that cannot hold in time, even if everything without a known duration took none. */
function slowRules(facts: PreflightFacts, left: number): Finding[] {
  const known = alarmsOfFacts(facts);
  const secondsOf = ({ alarm: name, state, negated }: AlarmTerm): number => {
    const alarm = known.get(name);
    if (alarm === undefined || state !== 'ALARM' || negated || alarm.state === 'ALARM') return 0;
    // It has a finding as missing.
    if (alarm.state === 'NOT_FOUND') return Infinity;
    const { periodSeconds, evaluationPeriods, datapointsToAlarm } = alarm.definition ?? {};
    if (!periodSeconds || !evaluationPeriods) return 0;
    return periodSeconds * Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods);
  };
  return compositesIn(facts).flatMap(({ name, rule }) => {
    const seconds = soonestSeconds(rule, secondsOf);
    if (seconds === Infinity || seconds + DELAY_SECONDS <= left) return [];
    const slow = termsOf(rule).filter((term) => secondsOf(term) + DELAY_SECONDS > left && secondsOf(term) < Infinity);
    return found({
      code: 'alarm-too-slow',
      severity: 'warns',
      sentence:
        `${name} needs ${describeSpan(seconds)} and about ${describeSpan(DELAY_SECONDS)} more until CodeDeploy acts, for ` +
        `${[...new Set(slow.map(({ alarm }) => alarm))].join(' and ')} in its rule; the plan leaves ${describeSpan(left)} before the new version has all the traffic.`,
      remedy: 'Take a plan with more time, or alarms with shorter periods or fewer data points in the rule.',
      subject: name,
    });
  });
}
