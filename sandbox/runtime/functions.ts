import type { SimMs } from '../kernel/clock.ts';
import type { ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Target } from '../lambda/create-lambda.ts';
import type { CodeSource } from './function-code.ts';

export interface Call {
  target: Target;
  /** JSON text. */
  payload: string;
  /** Simulated time; default: now. */
  at?: SimMs | undefined;
  clientContext?: unknown;
  requestId?: string | undefined;
  /**
   * The caller has checked that there is room: the built-in load, whose calls come in simulated time and end in real
   * time.
   */
  admitted?: { provisioned: ProvisionedUse | undefined };
}

export interface Invocation {
  requestId: string;
  executedVersion: string;
  /** null: success. Lambda calls every failure of a function Unhandled. */
  functionError: 'Unhandled' | null;
  /** JSON text: the result, or the error. */
  payload: string;
  /** Everything written to its log. */
  log: string;
}

export interface Functions {
  readonly operations: Record<string, Operation>;
  /** Sets the code of $LATEST. Copies a folder, like an upload. Throws AwsError, Error for an unreadable folder. */
  setCode(functionName: string, code: CodeSource): Promise<void>;
  /** Which version a call runs, drawn by the alias's weights. Throws ResourceNotFoundException. */
  target(functionName: string, qualifier?: string): Target;
  runsCode(target: Pick<Target, 'configuration' | 'code'>): boolean;
  /** Runs it, with metrics and logs. Throws TooManyRequestsException if no concurrency is left. */
  invoke(call: Call): Promise<Invocation>;
  /**
   * An invocation of a function without code, whose caller knows the outcome and how many (simulated) milliseconds it
   * takes. The returned function ends it, with the one line that goes to the log.
   */
  standIn(target: Target, durationMs: number): (line: string) => void;
  /** Whether its reserved concurrency is 0. */
  isStopped(name: string): boolean;
  /** The mean duration of recent calls of the function's code, in milliseconds; null: there were none. */
  meanDurationMs(functionName: string): number | null;
  /** Number of child processes. */
  processes(): number;
  stop(): void;
}
