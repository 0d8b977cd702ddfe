import { describeSpan } from '../describe-span.ts';
import { EVALUATION_DELAY_SECONDS, STOP_DELAY_SECONDS } from '../detection/play-deployments.ts';
import { secondsUntilAll } from '../detection/share-over-time.ts';
import { formatPlural } from '../format-count.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** From the end of the last minute that is needed until the deployment is stopped. */
const DELAY_SECONDS = (EVALUATION_DELAY_SECONDS[0] + EVALUATION_DELAY_SECONDS[1]) / 2 + STOP_DELAY_SECONDS;

/** Alarms that need longer than the plan leaves before the new version has all the traffic. All at once leaves none: that is told once. */
export function findAlarmTooSlow({ plan, group }: PreflightFacts): Finding[] {
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
  return items.flatMap(({ name, definition }) => {
    if (definition === null || definition.periodSeconds === null || definition.evaluationPeriods === null) return [];
    const { periodSeconds, evaluationPeriods, datapointsToAlarm } = definition;
    const points = Math.min(datapointsToAlarm ?? evaluationPeriods, evaluationPeriods);
    const needed = points * periodSeconds + DELAY_SECONDS;
    if (needed <= left) return [];
    return [
      found({
        code: 'alarm-too-slow',
        severity: 'warns',
        sentence:
          `${name} needs ${formatPlural(points, 'data point')} of ${describeSpan(periodSeconds)} and about ${describeSpan(DELAY_SECONDS)} more until ` +
          `CodeDeploy acts, ${describeSpan(needed)} together; the plan leaves ${describeSpan(left)} before the new version has all the traffic.`,
        remedy: 'Take a plan with more time, or an alarm with a shorter period or fewer data points.',
        subject: name,
      }),
    ];
  });
}
