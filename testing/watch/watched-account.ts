import type { AppError } from '../../lib/domain/errors/problem.ts';
import type { AliasState } from '../../lib/domain/group/group.ts';
import type { Alarm } from '../../lib/domain/alarms/alarm.ts';
import type { AwsCall } from '../../lib/parts/aws-target.ts';
import type { AlarmConfiguration } from '../../lib/parts/code-deploy.ts';
import type { FakeClock } from '../fake-clock.ts';
import type { FakeDeployment } from './fake-deployment.ts';

export interface FakeGroup {
  application: string;
  group: string;
  computePlatform?: string;
  functionName: string;
  alias: string;
  version: string;
  /** Where somebody moved the alias by hand. */
  movedTo?: string | Pick<AliasState, 'version' | 'weights'>;
  alarms: AlarmConfiguration;
}

/** The state of an account with any number of groups and deployments, free to change, and how it answers. */
export interface WatchedAccount {
  groups: FakeGroup[];
  deployments: FakeDeployment[];
  alarms: Map<string, Alarm>;
  /** The alarms' metrics in their last periods. */
  values: Map<string, (number | null)[]>;
  /** "function:version" of deleted versions. */
  gone: Set<string>;
  calls: { atMs: number; operation: string }[];
  /** Refuses a call when it returns an error. `subject`: the id or name that the call is about. */
  refuse: (operation: string, subject: string) => AppError | null;
  /** Whether a call that is made now never comes back. */
  hangs: (operation: string) => boolean;
  counts: (functionName: string, version: string, minuteMs: number) => number | null;
  /** Of those calls. */
  failures: (version: string, minuteMs: number) => number;
  /** Of those calls, above any limit that is asked for. */
  slow: (version: string, minuteMs: number) => number;
  nowMs: () => number;
  /** A call that is counted and answers at once, unless it is refused. */
  called: <T>(source: AwsCall['source'], operation: string, subject: string, answer: () => T) => Promise<T>;
  onCall: (listener: (call: AwsCall) => void) => () => void;
}

export function createWatchedAccount(clock: FakeClock): WatchedAccount {
  const listeners = new Set<(call: AwsCall) => void>();
  const account: WatchedAccount = {
    groups: [],
    deployments: [],
    alarms: new Map(),
    values: new Map(),
    gone: new Set(),
    calls: [],
    refuse: () => null,
    hangs: () => false,
    counts: () => null,
    failures: () => 0,
    slow: () => 0,
    nowMs: clock.nowMs,
    async called(source, operation, subject, answer) {
      const error = account.refuse(operation, subject);
      account.calls.push({ atMs: clock.nowMs(), operation });
      if (account.hangs(operation)) return new Promise<never>(() => undefined);
      for (const listener of listeners) listener({ source, operation, attempts: 1, error: error && outcomeOf(error) });
      if (error) throw error;
      return answer();
    },
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return account;
}

function outcomeOf(error: AppError): AwsCall['error'] {
  return {
    code: error.code === 'AWS_UNREACHABLE' ? 'UNREACHABLE' : (error.details.awsError?.name ?? error.code),
    message: error.message,
    throttled: error.code === 'AWS_THROTTLED',
    missingAction: error.details.missingAction ?? null,
  };
}
