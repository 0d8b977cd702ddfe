import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import type { SimMs } from '../../kernel/clock.ts';
import type { AlarmChange, AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import { ALARM_TYPES, describeAlarm } from './alarm.ts';
import type { Alarm } from './alarm.ts';

export interface NewState {
  value: AlarmStateValue;
  reason: string;
  reasonData: string | null;
}

/** AWS keeps an alarm's history for 30 days, even after the alarm is deleted. */
const HISTORY_MS = 30 * 24 * 3_600_000;
const HISTORY_LIMIT = 20_000;

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const describeForHistory = (alarm: Alarm): object =>
  Object.fromEntries(Object.entries(describeAlarm(alarm)).map(([name, value]) => [lowerFirst(name), value]));

const stateForHistory = (state: NewState): object => ({
  stateValue: state.value,
  stateReason: state.reason,
  ...(state.reasonData === null ? {} : { stateReasonData: parsed(state.reasonData) }),
});

/** SetAlarmState takes any string as reason data; a string that is not JSON stays a string. */
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
};

/** The account's alarms, their history, and who listens to changes. */
export class AlarmStore {
  readonly alarms = new Map<string, Alarm>();
  /** Oldest first. */
  readonly history: AlarmHistoryItem[] = [];
  private readonly listeners = new Set<(change: AlarmChange) => void>();

  onChange(listener: (change: AlarmChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  put(alarm: Alarm, at: SimMs): void {
    const type = this.alarms.has(alarm.name) ? 'Update' : 'Create';
    this.alarms.set(alarm.name, alarm);
    this.logConfiguration(alarm, type, at);
  }

  delete(alarm: Alarm, at: SimMs): void {
    this.alarms.delete(alarm.name);
    this.logConfiguration(alarm, 'Delete', at);
  }

  /** Listeners are called for transitions only; a new reason in the same state is not one. */
  setState(alarm: Alarm, next: NewState, at: SimMs): void {
    const from = alarm.state;
    const transition = from.value !== next.value;
    alarm.state = { ...next, updatedAt: at, transitionedAt: transition ? at : from.transitionedAt };
    if (!transition) return;
    this.log(alarm, 'StateUpdate', at, `Alarm updated from ${from.value} to ${next.value}`, {
      version: '1.0',
      oldState: stateForHistory(from),
      newState: stateForHistory(next),
    });
    for (const listener of this.listeners) listener({ alarmName: alarm.name, from: from.value, to: next.value, at });
  }

  private logConfiguration(alarm: Alarm, type: 'Create' | 'Update' | 'Delete', at: SimMs): void {
    const done = `${type.toLowerCase()}d`;
    this.log(alarm, 'ConfigurationUpdate', at, `Alarm "${alarm.name}" ${done}`, {
      version: '1.0',
      type,
      [`${done}Alarm`]: describeForHistory(alarm),
    });
  }

  private log(
    alarm: Alarm,
    type: 'StateUpdate' | 'ConfigurationUpdate',
    at: SimMs,
    summary: string,
    data: object,
  ): void {
    this.history.push({
      AlarmName: alarm.name,
      AlarmType: ALARM_TYPES[alarm.kind],
      Timestamp: new Date(at),
      HistoryItemType: type,
      HistorySummary: summary,
      HistoryData: JSON.stringify(data),
    });
    const oldest = this.history[0]?.Timestamp?.getTime() ?? at;
    if (at - oldest > HISTORY_MS || this.history.length > HISTORY_LIMIT) this.history.shift();
  }
}
