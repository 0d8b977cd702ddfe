import type { PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { partitionOf, type Account } from '../../kernel/account.ts';
import type { Clock } from '../../kernel/clock.ts';
import { limitExceeded, validationError } from '../errors.ts';
import { evaluateQueries } from '../evaluate-queries.ts';
import type { MetricSource } from '../metric-source.ts';
import type { AlarmSettings, MetricAlarmRecord } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';
import { checkBandAlarm } from './check-band-alarm.ts';
import { checkAlarmName, initialState } from './check-alarm.ts';
import { parseAlarmRule } from './parse-alarm-rule.ts';

/** The quota's default; AWS raises it on request. */
const MAX_ALARMS = 5_000;
const MAX_ACTIONS = 5;

const copy = <T>(value: T): T => structuredClone(value);

const toSettings = (input: PutMetricAlarmCommandInput): AlarmSettings => {
  const {
    AlarmName: _name,
    Tags: _tags,
    ActionsEnabled,
    OKActions,
    AlarmActions,
    InsufficientDataActions,
    Dimensions,
    ...rest
  } = input;
  return copy({
    ...rest,
    ActionsEnabled: ActionsEnabled ?? true,
    OKActions: OKActions ?? [],
    AlarmActions: AlarmActions ?? [],
    InsufficientDataActions: InsufficientDataActions ?? [],
    Dimensions: Dimensions ?? [],
  });
};

/** Creates an alarm in INSUFFICIENT_DATA, or replaces its settings and keeps its state. */
export const putMetricAlarm =
  (store: AlarmStore, source: MetricSource, clock: Pick<Clock, 'now'>, account: Account) =>
  (input: PutMetricAlarmCommandInput): object => {
    const name = checkAlarmName(input.AlarmName);
    for (const member of ['OKActions', 'AlarmActions', 'InsufficientDataActions'] as const)
      if ((input[member]?.length ?? 0) > MAX_ACTIONS)
        throw validationError(`The collection ${member} must not have a size greater than ${MAX_ACTIONS}.`);
    const rule = input.ThresholdMetricId === undefined ? parseAlarmRule(input) : null;
    if (rule === null) checkBandAlarm(input);
    const now = clock.now();
    // Refuse an expression that cannot be evaluated here, not at every evaluation.
    if (rule !== null) evaluateQueries(source, rule.queries, now - rule.periodMs, now);
    const existing = store.alarms.get(name);
    if (!existing && store.alarms.size >= MAX_ALARMS)
      throw limitExceeded(`The maximum limit of ${MAX_ALARMS} alarms has been exceeded.`);
    if (existing && existing.kind !== 'metric')
      throw validationError(`An alarm of another type with the name ${name} exists already.`);
    const alarm: MetricAlarmRecord = {
      kind: 'metric',
      name,
      arn: `arn:${partitionOf(account.region)}:cloudwatch:${account.region}:${account.accountId}:alarm:${name}`,
      settings: toSettings(input),
      rule,
      configuredAt: now,
      state: existing?.state ?? initialState(now),
    };
    store.put(alarm, now);
    return {};
  };
