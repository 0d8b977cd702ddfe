import type { SimMs } from './clock.ts';
import type { Operation } from './operation.ts';

/** How an invocation used its version's provisioned concurrency. */
export interface ProvisionedUse {
  /** All environments were busy: it ran on demand. */
  spilled: boolean;
  /** Environments that were provisioned. */
  places: number;
}

/** What distinguishes invocations. */
export interface InvocationTarget {
  functionName: string;
  /** The qualifier in the call: an alias ("live"), a version ("2"), or null for the plain function. */
  qualifier: string | null;
  /** Version that ran. */
  executedVersion: string;
  /** Absent: nothing was provisioned for the version. */
  provisioned?: ProvisionedUse | undefined;
}

/** One finished invocation, as Lambda would report it to CloudWatch. */
export interface InvocationRecord extends InvocationTarget {
  /** When the invocation started: CloudWatch stamps Lambda's metrics with it. */
  at: SimMs;
  durationMs: number;
  outcome: 'ok' | 'error' | 'throttle';
}

/** Records one finished invocation of the target it was created for; the parameters are InvocationRecord's members. */
export type InvocationRecorder = (at: SimMs, durationMs: number, outcome: InvocationRecord['outcome']) => void;

export type AlarmStateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmChange {
  alarmName: string;
  from: AlarmStateValue;
  to: AlarmStateValue;
  at: SimMs;
}

/** What the rest of the sandbox may use of its CloudWatch. `createCloudWatch` in sandbox/cloudwatch returns one. */
export interface CloudWatch {
  /** Handlers by operation name (PutMetricData, GetMetricData, …). */
  readonly operations: Record<string, Operation>;
  recordInvocation(record: InvocationRecord): void;
  /** `recordInvocation` for many calls of one target: looks up once what they share. Do not keep it. */
  recorder(target: InvocationTarget): InvocationRecorder;
  /** null: no such alarm. */
  alarmState(alarmName: string): AlarmStateValue | null;
  /** Called after each change of state. Returns an unsubscribe function. */
  onAlarmChange(listener: (change: AlarmChange) => void): () => void;
}
