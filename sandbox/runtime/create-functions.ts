import type { Call, Functions, Invocation } from './functions.ts';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { CloudWatch } from '../kernel/cloudwatch-port.ts';
import { makeUuid } from '../kernel/make-id.ts';
import type { Outside } from '../kernel/outside.ts';
import type { Random } from '../kernel/random.ts';
import type { Lambda } from '../lambda/create-lambda.ts';
import { parseFunctionName } from '../lambda/find-function.ts';
import type { LogWriter } from '../logs/create-logs.ts';
import type { Drawn } from '../traffic/behaviour.ts';
import { createConcurrency, type Place } from './concurrency.ts';
import { createRuntime, isRunnable } from './create-runtime.ts';
import { invokeOperation } from './invoke-operation.ts';
import type { Execution } from './job.ts';
import { logLines } from './log-lines.ts';
import type { NamedFolders } from './named-folders.ts';
import { beginStandIn } from './stand-in.ts';
import { streamName } from './stream-name.ts';

/** The weight of the latest call in the mean. */
const LATEST_SHARE = 0.05;

export interface FunctionsParts {
  clock: Clock;
  random: Random;
  account: Account;
  endpoint: () => string;
  outside: Outside;
  codeFolder: string | null;
  folders: NamedFolders;
  lambda: Pick<Lambda, 'target' | 'setCode' | 'reservedConcurrency' | 'onDemandRoom' | 'provisionedFor'>;
  cloudWatch: Pick<CloudWatch, 'recordInvocation'>;
  logs: LogWriter;
  /** Draws the outcome of a function that the sandbox cannot run. */
  draw: (functionName: string, version: string, at: SimMs) => Drawn;
}

/** Invocations: of real code if a version has any, otherwise made up by the version's behaviour. */
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
      // First, so that nothing is copied for a function that does not exist.
      functions.target(functionName);
      const { codeStore } = runtime;
      const { name, source, ...digest } = await outside.call('code', async () => {
        if (code.kind === 'text') return codeStore.keepText(code.text);
        parts.folders.check(code.path);
        return codeStore.keep(code.path);
      });
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

/** An invocation of a function whose code the sandbox does not have. */
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
