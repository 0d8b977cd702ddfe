import type { SimMs } from '../../kernel/clock.ts';
import { evaluateQueries } from '../evaluate-queries.ts';
import type { MetricSource } from '../metric-source.ts';
import type { Comparison, MetricAlarmRecord } from './alarm.ts';
import { alarmReason, alarmReasonData } from './alarm-reason.ts';
import type { EvaluatedPoint, Evaluation } from './alarm-reason.ts';
import type { NewState } from './alarm-store.ts';
import { decideState, evaluationRange } from './decide-state.ts';

const BREACHES: Record<Comparison, (value: number, threshold: number) => boolean> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/**
 * The state by the metrics visible at `now`; null: unchanged. The newest period is the last one that is over. For
 * periods of a minute or more the window moves by whole minutes, so a 5-minute period may begin at :02.
 */
export const evaluateAlarm = (alarm: MetricAlarmRecord, source: MetricSource, now: SimMs): NewState | null => {
  const { rule, settings } = alarm;
  if (rule === null) return null;
  const step = Math.min(rule.periodMs, 60_000);
  const endMs = Math.floor(now / step) * step;
  const count = evaluationRange(rule.evaluationPeriods);
  const startMs = endMs - count * rule.periodMs;
  const evaluated = evaluateQueries(source, rule.queries, startMs, endMs).get(rule.watchedId)?.[0];
  const starts = Array.from({ length: count }, (_, index) => startMs + index * rule.periodMs);
  const points = starts.map((at): EvaluatedPoint | null => {
    const point = evaluated?.points.get(at);
    return point ? { at, ...point, breaching: BREACHES[rule.comparison](point.value, rule.threshold) } : null;
  });
  const decision = decideState(
    points.map((point) => (point === null ? null : point.breaching ? 'breaching' : 'ok')),
    rule,
  );
  const used = decision.evaluated.flatMap((index) => points[index] ?? []);
  const { minimumSamples } = rule;
  const tooFew = minimumSamples !== null && used.some(({ sampleCount }) => (sampleCount ?? 0) < minimumSamples);
  if (decision.state === 'retain' || tooFew || decision.state === alarm.state.value) return null;
  const evaluation: Evaluation = {
    queriedAt: now,
    state: decision.state,
    points: used,
    filled: decision.filled,
    periods: starts.slice(-rule.evaluationPeriods).toReversed(),
  };
  return {
    value: decision.state,
    reason: alarmReason(rule, settings, evaluation),
    reasonData: alarmReasonData(rule, settings, evaluation),
  };
};
