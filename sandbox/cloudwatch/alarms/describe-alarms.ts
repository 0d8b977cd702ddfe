import type { DescribeAlarmsCommandInput, DescribeAlarmsCommandOutput } from '@aws-sdk/client-cloudwatch';
import { invalidParameterCombination, notInEnum, validationError } from '../errors.ts';
import { page } from '../page-token.ts';
import { toMetricAlarm } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';

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

/** Sorted by name. Only metric alarms exist here, so other types come back empty. */
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
    const types = input.AlarmTypes ?? [];
    // Parents and children are relations between composite alarms and others; no metric alarm has them here.
    const related = input.ParentsOfAlarmName !== undefined || input.ChildrenOfAlarmName !== undefined;
    const wanted = (types.length === 0 || types.includes('MetricAlarm')) && !related;
    const found = wanted ? [...store.alarms.values()] : [];
    const matching = found
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
    return { CompositeAlarms: [], MetricAlarms: items.map(toMetricAlarm), ...nextToken };
  };
