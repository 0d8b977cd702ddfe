import type { DescribeAlarmHistoryCommandInput, DescribeAlarmHistoryCommandOutput } from '@aws-sdk/client-cloudwatch';
import { notInEnum } from '../errors.ts';
import { page } from '../page-token.ts';
import type { AlarmStore } from './alarm-store.ts';
import { checkMaxRecords } from './describe-alarms.ts';

type Output = Omit<DescribeAlarmHistoryCommandOutput, '$metadata'>;

const TYPES = ['Action', 'AlarmContributorAction', 'AlarmContributorStateUpdate', 'ConfigurationUpdate', 'StateUpdate'];

/** Newest first unless asked otherwise; deleted alarms keep their history. */
export const describeAlarmHistory =
  (store: AlarmStore) =>
  (input: DescribeAlarmHistoryCommandInput): Output => {
    const { AlarmName: name, HistoryItemType: type, StartDate: start, EndDate: end, AlarmTypes: types = [] } = input;
    const max = checkMaxRecords(input.MaxRecords);
    if (type !== undefined && !TYPES.includes(type)) throw notInEnum(type, 'historyItemType', TYPES);
    // Without AlarmTypes only metric alarms' histories come back.
    const wantedTypes: readonly string[] = types.length === 0 ? ['MetricAlarm'] : types;
    const matching = store.history.filter(
      (item) =>
        wantedTypes.includes(item.AlarmType ?? '') &&
        (name === undefined || item.AlarmName === name) &&
        (type === undefined || item.HistoryItemType === type) &&
        (start === undefined || (item.Timestamp ?? start) >= start) &&
        (end === undefined || (item.Timestamp ?? end) <= end),
    );
    if (input.ScanBy !== 'TimestampAscending') matching.reverse();
    const { items, nextToken } = page(matching, max, input.NextToken, { ...input, NextToken: undefined });
    return { AlarmHistoryItems: items, ...nextToken };
  };
