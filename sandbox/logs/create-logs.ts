import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { Operation } from '../kernel/operation.ts';
import type { MetricSink } from './count-event.ts';
import { eventOperations } from './event-operations.ts';
import { filterOperations } from './filter-operations.ts';
import { groupOperations } from './group-operations.ts';
import { ingest } from './ingest.ts';
import type { LogsState } from './state.ts';

export interface LogWriter {
  /** Writes to a stream; creates group and stream if they do not exist, as Lambda does. */
  write(group: string, stream: string, events: readonly { at: SimMs; message: string }[]): void;
}

export interface Logs extends LogWriter {
  readonly operations: Record<string, Operation>;
}

/** CloudWatch Logs: groups, streams, events, and metric filters, whose values go to `metrics`. */
export function createLogs(parts: { clock: Clock; account: Account; metrics: MetricSink }): Logs {
  const { clock, account, metrics } = parts;
  const state: LogsState = { clock, account, groups: new Map(), nextSequence: 1 };
  return {
    operations: { ...groupOperations(state), ...eventOperations(state, metrics), ...filterOperations(state) },
    write: (group, stream, events) => ingest(state, metrics, group, stream, events),
  };
}
