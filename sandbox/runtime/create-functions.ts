import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { CloudWatch, ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import { makeUuid } from '../kernel/make-id.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Outside } from '../kernel/outside.ts';
import type { Random } from '../kernel/random.ts';
import type { Lambda, Target } from '../lambda/create-lambda.ts';
import { parseFunctionName } from '../lambda/find-function.ts';
import type { LogWriter } from '../logs/create-logs.ts';
import type { Drawn } from '../traffic/create-traffic.ts';
import { createConcurrency, type Place } from './concurrency.ts';
import { createRuntime, isRunnable } from './create-runtime.ts';
import type { CodeSource } from './function-code.ts';
import { invokeOperation } from './invoke-operation.ts';
import type { Execution } from './job.ts';
import { logLines } from './log-lines.ts';
import { beginStandIn } from './stand-in.ts';
import { streamName } from './stream-name.ts';

export interface Call {
  target: Target;
  /** JSON text. */
  payload: string;
  /** Simulated; default: now. */
  at?: SimMs | undefined;
  clientContext?: unknown;
  requestId?: string | undefined;
  /** Its caller has seen to it that there is room: the built-in load, whose calls come in simulated time and end in real time. */
  admitted?: { provisioned: ProvisionedUse | undefined };
}

export interface Invocation {
  requestId: string;
  executedVersion: string;
  /** null: it went well. Lambda calls every failure of a function Unhandled. */
  functionError: 'Unhandled' | null;
  /** JSON text: the result, or the error. */
  payload: string;
  /** All that went to its log. */
  log: string;
}

export interface Functions {
  readonly operations: Record<string, Operation>;
  /** Gives $LATEST its code. A folder is copied, as an upload is. Throws AwsError, or Error for a folder that cannot be read. */
  setCode(functionName: string, code: CodeSource): Promise<void>;
  /** Which version a call runs, drawn by the alias's weights. Throws ResourceNotFoundException. */
  target(functionName: string, qualifier?: string): Target;
  runsCode(target: Pick<Target, 'configuration' | 'code'>): boolean;
  /** Runs it, with metrics and logs. Throws TooManyRequestsException where the function's or the account's concurrency is used up. */
  invoke(call: Call): Promise<Invocation>;
  /**
   * An invocation of a function without code, of which the caller knows what it does and for how many (simulated)
   * milliseconds. What is returned ends it, with the one line that the function logs.
   */
  standIn(target: Target, durationMs: number): (line: string) => void;
  /** Whether its reserved concurrency is 0. */
  isStopped(name: string): boolean;
  /** How long a call of the function's code has lately taken, in milliseconds; null: nobody has seen one. */
  meanDurationMs(functionName: string): number | null;
  /** Child processes that are there now. */
  processes(): number;
  stop(): void;
}

/** How much the latest call counts in the mean of all. */
const LATEST_SHARE = 0.05;

export interface FunctionsParts {
  clock: Clock;
  random: Random;
  account: Account;
  endpoint: () => string;
  outside: Outside;
  codeFolder: string | null;
  lambda: Pick<Lambda, 'target' | 'setCode' | 'reservedConcurrency' | 'onDemandRoom' | 'provisionedFor'>;
  cloudWatch: Pick<CloudWatch, 'recordInvocation'>;
  logs: LogWriter;
  /** How a function that the sandbox cannot run behaves. */
  draw: (functionName: string, version: string, at: SimMs) => Drawn;
}

/** Invocations: of real code where a version has any, otherwise made up by the version's behaviour. */
export function createFunctions(parts: FunctionsParts): Functions {
  const { clock, random, lambda, cloudWatch, logs, outside } = parts;
  const runtime = createRuntime(parts);
  const drawing = random.fork('routing');
  const concurrency = createConcurrency(lambda);
  const means = new Map<string, number>();
  /** Synthetic invocations of a version share one stream. */
  const streams = new Map<string, string>();

  const madeUpStream = (functionName: string, version: string, at: SimMs): string => {
    const key = `${functionName}:${version}`;
    const stream = streams.get(key) ?? streamName(random, at, version);
    streams.set(key, stream);
    return stream;
  };

  const execute = async (call: Call, requestId: string, at: SimMs): Promise<Execution> => {
    const { configuration, code, functionName, executedVersion, invokedArn } = call.target;
    if (isRunnable(configuration, code)) {
      const { payload, clientContext } = call;
      const job = { requestId, payload, invokedArn, clientContext };
      return outside.call('handler', () => runtime.run({ configuration, code }, job));
    }
    return madeUp(
      configuration,
      madeUpStream(functionName, executedVersion, at),
      parts.draw(functionName, executedVersion, at),
    );
  };

  const invoke = async (call: Call): Promise<Invocation> => {
    const { functionName, qualifier, executedVersion, configuration } = call.target;
    const at = call.at ?? clock.now();
    const record = { functionName, qualifier, executedVersion, at };
    let place: Place | null = null;
    try {
      if (call.admitted === undefined) place = concurrency.enter(functionName, executedVersion);
    } catch (error) {
      cloudWatch.recordInvocation({ ...record, durationMs: 0, outcome: 'throttle' });
      throw error;
    }
    const requestId = call.requestId ?? makeUuid(random);
    try {
      const execution = await execute(call, requestId, at);
      const { ending } = execution;
      const mean = means.get(functionName) ?? execution.durationMs;
      means.set(functionName, mean + (execution.durationMs - mean) * LATEST_SHARE);
      cloudWatch.recordInvocation({
        ...record,
        provisioned: (call.admitted ?? place)?.provisioned,
        durationMs: Math.round(execution.durationMs * 100) / 100,
        outcome: ending.kind === 'returned' ? 'ok' : 'error',
      });
      const lines = logLines(configuration, requestId, at, execution);
      logs.write(configuration.LoggingConfig?.LogGroup ?? `/aws/lambda/${functionName}`, execution.stream, lines);
      return {
        requestId,
        executedVersion,
        functionError: ending.kind === 'returned' ? null : 'Unhandled',
        payload: ending.kind === 'returned' ? ending.payload : JSON.stringify(errorOf(ending, requestId, execution)),
        log: lines.map(({ message }) => message).join(''),
      };
    } finally {
      place?.leave();
    }
  };

  const functions: Functions = {
    operations: {},
    async setCode(functionName, code) {
      if (code.kind === 'none') {
        lambda.setCode(functionName, code, null);
        return;
      }
      // Asked first, so that nothing is copied for a function that is not there.
      functions.target(functionName);
      const { codeStore } = runtime;
      const { name, source, ...digest } = await outside.call('code', () =>
        code.kind === 'text' ? codeStore.keepText(code.text) : codeStore.keep(code.path),
      );
      lambda.setCode(functionName, { kind: 'folder', path: codeStore.locate({ name, source }) }, digest);
    },
    target: (functionName, qualifier) => lambda.target(functionName, qualifier, drawing),
    runsCode: ({ configuration, code }) => isRunnable(configuration, code),
    invoke,
    standIn(target, durationMs) {
      const at = clock.now();
      const stream = madeUpStream(target.functionName, target.executedVersion, at);
      return beginStandIn({ logs, cloudWatch, target, requestId: makeUuid(random), stream, at, durationMs });
    },
    isStopped: (name) => lambda.reservedConcurrency(parseFunctionName(name).name) === 0,
    meanDurationMs: (functionName) => means.get(functionName) ?? null,
    processes: () => runtime.processes(),
    stop: () => runtime.stop(),
  };
  return { ...functions, operations: { Invoke: invokeOperation(functions, clock) } };
}

function errorOf(ending: Exclude<Execution['ending'], { kind: 'returned' }>, requestId: string, execution: Execution) {
  if (ending.kind !== 'timeout') return ending.error;
  const seconds = (execution.durationMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

const MADE_UP_ERROR = { errorType: 'Error', errorMessage: 'made up by the sandbox', trace: [] };

/** What an invocation would have been of a function whose code the sandbox does not have. */
function madeUp(configuration: FunctionConfiguration, stream: string, { durationMs, failed }: Drawn): Execution {
  return {
    ending: failed ? { kind: 'failed', error: MADE_UP_ERROR } : { kind: 'returned', payload: 'null' },
    stream,
    durationMs,
    initMs: null,
    maxMemoryMb: Math.min(configuration.MemorySize ?? 128, 64),
    output: [],
  };
}
