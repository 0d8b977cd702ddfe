import { metricsOf, sightOf } from '../alarms/alarm-sight.ts';
import type { Alarm, AlarmDefinition, AlarmMetric } from '../alarms/alarm.ts';
import { breachesOf } from '../alarms/alarm-nearness.ts';
import { describeSpan } from '../format/describe-span.ts';
import { EXTRA_PERIODS, type Breach } from './is-in-alarm.ts';
import { compileMaths, type Reading } from './maths/compile-maths.ts';
import { parseMaths } from './maths/parse-maths.ts';

/** What was counted in a period, by the version that ran. */
export interface PeriodCounts {
  baselineCalls: number;
  baselineErrors: number;
  candidateCalls: number;
  candidateErrors: number;
}

/** An alarm as it can be simulated: what each period says and how many periods decide. */
export interface SimulatedAlarm {
  name: string;
  periodMinutes: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  treatMissingData: string;
  breachOf: (counts: PeriodCounts) => Breach;
  /** Whose counts it needs: all calls together, or one version's. */
  reads: Set<'all' | 'baseline' | 'candidate'>;
}

export interface Watched {
  functionName: string | null;
  alias: string | null;
  baselineVersion: string | null;
  /** null: not chosen yet. */
  candidateVersion: string | null;
}

/** Longer windows than this react more slowly than any plan lasts, and cost time to simulate. */
const MAX_WINDOW_MINUTES = 360;

/**
 * Why an alarm is left out, in a sentence. `isBlind`: it is certain that it stops nothing. `isOther`: it watches
 * something else than whether calls fail.
 */
export interface LeftOut {
  why: string;
  isBlind?: true;
  isOther?: true;
}

/** An alarm as it can be simulated, or why it cannot. */
export function simulatedAlarm(alarm: Alarm, watched: Watched): SimulatedAlarm | LeftOut {
  const { definition } = alarm;
  if (alarm.state === 'NOT_FOUND') return { why: 'No alarm has this name.', isBlind: true };
  if (definition === null) {
    return {
      why: 'Its definition has not been read, or it is a composite alarm. Whether CodeDeploy heeds composite alarms is unverified.',
    };
  }
  const { periodSeconds, evaluationPeriods, comparison, threshold } = definition;
  const breaches = breachesOf(comparison);
  if (breaches === null || threshold === null)
    return { why: 'It compares with a band that moves, not with a threshold.' };
  if (periodSeconds === null || evaluationPeriods === null)
    return { why: 'CloudWatch did not say over which periods it looks.' };
  if (periodSeconds % 60 !== 0) {
    return { why: `Its period of ${periodSeconds} s is shorter than the minute in which Lambda reports.` };
  }
  const windowMinutes = ((evaluationPeriods + EXTRA_PERIODS) * periodSeconds) / 60;
  if (windowMinutes > MAX_WINDOW_MINUTES) {
    return { why: `It looks back over ${describeSpan(evaluationPeriods * periodSeconds)}, too far to estimate.` };
  }
  const metrics = metricsOf(definition);
  for (const metric of metrics) {
    const left = whyNotSimulated(metric, periodSeconds, watched);
    if (left !== null) return left;
  }
  const reading = readingOf(definition, metrics, watched);
  if (reading === null) return { why: 'Its expression has a function that is not reckoned here.' };
  return {
    name: alarm.name,
    periodMinutes: periodSeconds / 60,
    evaluationPeriods,
    datapointsToAlarm: Math.min(definition.datapointsToAlarm ?? evaluationPeriods, evaluationPeriods),
    treatMissingData: definition.treatMissingData ?? 'missing',
    reads: new Set(metrics.map((metric) => readBy(metric, watched))),
    breachOf(counts) {
      const value = reading(counts);
      return value === null ? null : breaches(value, threshold);
    },
  };
}

function whyNotSimulated(metric: AlarmMetric, periodSeconds: number, watched: Watched): LeftOut | null {
  const sight = sightOf(metric, watched);
  if (sight.kind === 'foreign')
    return { why: `It watches ${metric.namespace ?? 'a metric'}, not the calls and errors of AWS/Lambda.` };
  if (sight.kind === 'nothing') return { why: `It sees no call of this alias: ${sight.why}.`, isBlind: true };
  if (
    sight.kind === 'version' &&
    sight.version !== watched.baselineVersion &&
    sight.version !== watched.candidateVersion
  ) {
    const why = `It sees version ${sight.version} only, which gets no call in this deployment.`;
    // A version that is not chosen yet may be this one.
    return watched.candidateVersion === null ? { why } : { why, isBlind: true };
  }
  if (metric.metricName !== 'Errors' && metric.metricName !== 'Invocations') {
    return { why: `It watches ${metric.metricName ?? 'nothing'}: only calls and errors are reckoned.`, isOther: true };
  }
  if (countReading(metric) === null)
    return {
      why: `It takes the statistic ${metric.statistic ?? 'that CloudWatch did not name'}, which is not reckoned.`,
    };
  if (metric.periodSeconds !== null && metric.periodSeconds !== periodSeconds)
    return { why: 'Its metrics have different periods.' };
  return null;
}

function readingOf(
  definition: AlarmDefinition,
  metrics: AlarmMetric[],
  watched: Watched,
): Reading<PeriodCounts> | null {
  const [first] = metrics;
  if (definition.expression === null) return first === undefined ? null : metricReading(first, watched);
  const parts = new Map((definition.metrics ?? []).map((metric) => [metric.id, metric]));
  // Expressions may refer to one another. One that refers to itself is invalid and would never end.
  const compile = (expression: string, above: readonly string[]): Reading<PeriodCounts> | null => {
    const maths = parseMaths(expression);
    return maths === null
      ? null
      : compileMaths<PeriodCounts>(maths, (id) => {
          const part = parts.get(id);
          if (part === undefined || above.includes(id)) return null;
          return part.expression === null ? metricReading(part, watched) : compile(part.expression, [...above, id]);
        });
  };
  return compile(definition.expression, []);
}

function readBy(metric: AlarmMetric, watched: Watched): 'all' | 'baseline' | 'candidate' {
  const sight = sightOf(metric, watched);
  if (sight.kind !== 'version') return 'all';
  return sight.version === watched.baselineVersion ? 'baseline' : 'candidate';
}

type OfCalls = (calls: number, errors: number) => number;

function metricReading(metric: AlarmMetric, watched: Watched): Reading<PeriodCounts> | null {
  const of = countReading(metric);
  if (of === null) return null;
  const reads = readBy(metric, watched);
  const baseline = Number(reads !== 'candidate');
  const candidate = Number(reads !== 'baseline');
  return (counts) => {
    const calls = baseline * counts.baselineCalls + candidate * counts.candidateCalls;
    // Without a call Lambda reports nothing, not 0.
    return calls === 0 ? null : of(calls, baseline * counts.baselineErrors + candidate * counts.candidateErrors);
  };
}

/** Lambda reports 0 or 1 error for every call, so Average is the error rate and SampleCount the calls. */
function countReading({ metricName, statistic }: AlarmMetric): OfCalls | null {
  const isErrors = metricName === 'Errors';
  switch (statistic ?? '') {
    case 'Sum':
      return isErrors ? (_, errors) => errors : (calls) => calls;
    case 'SampleCount':
      return (calls) => calls;
    case 'Average':
      return isErrors ? (calls, errors) => errors / calls : () => 1;
    case 'Maximum':
      return isErrors ? (_, errors) => Math.min(1, errors) : () => 1;
    case 'Minimum':
      return isErrors ? (calls, errors) => Number(errors === calls) : () => 1;
    default:
      return null;
  }
}
