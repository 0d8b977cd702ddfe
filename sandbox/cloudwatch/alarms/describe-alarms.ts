import type { DescribeAlarmsCommandInput, DescribeAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { invalidParameterCombination, notInEnum, validationError } from '../errors.ts';
import { page } from '../page-token.ts';
import { ALARM_TYPES, describeAlarm } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';
import { childrenOf } from './parse-composite-rule.ts';

type Output = Omit<DescribeAlarmsCommandOutput, '$metadata'>;

const STATES = ['INSUFFICIENT_DATA', 'ALARM', 'OK'];

/** AWS's range for MaxRecords here and in DescribeAlarmHistory: 1–100. */
export const checkMaxRecords = (max: number | undefined): number => {
  if (max === undefined) return 100;
  if (Number.isSafeInteger(max) && max >= 1 && max <= 100) return max;
  const bound = max < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
  throw validationError(
    `1 validation error detected: Value '${max}' at 'maxRecords' failed to satisfy constraint: Member must have value ${bound}`,
  );
};

/** Names of the alarms that a composite alarm watches, or that watch an alarm; null: the request asks for neither. */
const relatives = (store: AlarmStore, input: DescribeAlarmsCommandInput): string[] | null => {
  const { ChildrenOfAlarmName: parent, ParentsOfAlarmName: child } = input;
  const composites = [...store.alarms.values()].filter((alarm) => alarm.kind === 'composite');
  if (parent !== undefined)
    return composites.filter(({ name }) => name === parent).flatMap((alarm) => childrenOf(alarm.rule));
  if (child === undefined) return null;
  return composites.filter((alarm) => childrenOf(alarm.rule).includes(child)).map(({ name }) => name);
};

/** Sorted by name; without AlarmTypes only metric alarms, as AWS does. */
export const describeAlarms =
  (store: AlarmStore) =>
  (input: DescribeAlarmsCommandInput): Output => {
    const { AlarmNames: names, AlarmNamePrefix: prefix, StateValue: state, ActionPrefix: actionPrefix } = input;
    const max = checkMaxRecords(input.MaxRecords);
    if (names && names.length > 100)
      throw validationError('The collection AlarmNames must not have a size greater than 100.');
    if (names && names.length > 0 && prefix !== undefined)
      throw invalidParameterCombination('The parameters AlarmNames and AlarmNamePrefix are mutually exclusive.');
    if (state !== undefined && !STATES.includes(state)) throw notInEnum(state, 'stateValue', STATES);
    const types: readonly string[] = input.AlarmTypes?.length ? input.AlarmTypes : ['MetricAlarm'];
    const related = relatives(store, input);
    const matching = [...store.alarms.values()]
      .filter((alarm) => related?.includes(alarm.name) ?? types.includes(ALARM_TYPES[alarm.kind]))
      .filter((alarm) => !names || names.length === 0 || names.includes(alarm.name))
      .filter((alarm) => prefix === undefined || alarm.name.startsWith(prefix))
      .filter((alarm) => state === undefined || alarm.state.value === state)
      .filter((alarm) => {
        if (actionPrefix === undefined) return true;
        const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = alarm.settings;
        return [...OKActions, ...AlarmActions, ...InsufficientDataActions].some((arn) => arn.startsWith(actionPrefix));
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const { items, nextToken } = page(matching, max, input.NextToken, { ...input, NextToken: undefined });
    return {
      CompositeAlarms: items.filter((alarm) => alarm.kind === 'composite').map(describeAlarm),
      MetricAlarms: items.filter((alarm) => alarm.kind === 'metric').map(describeAlarm),
      ...nextToken,
    };
  };
