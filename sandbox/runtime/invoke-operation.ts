import type { InvocationRequest } from '@aws-sdk/client-lambda';
import type { Clock } from '../kernel/clock.ts';
import { AwsError, type RequestContext } from '../kernel/operation.ts';
import type { Functions } from './functions.ts';
import { createPace } from './pace.ts';
import { readClientContext, readPayload } from './read-payload.ts';

/** Lambda returns the last four kilobytes of the log. */
const TAIL_BYTES = 4096;
/** Failed asynchronous invocations are tried again after one minute, and once more after two. */
const RETRY_MS = [60_000, 120_000];
/** Throttled ones stay in the queue for six hours: retried after a second, later every five minutes (documented). */
const THROTTLED = { firstMs: 1_000, mostMs: 300_000, untilMs: 6 * 3_600_000 };

/** Lambda's Invoke: RequestResponse, Event (with Lambda's two retries, on the simulated clock) and DryRun. */
export function invokeOperation(functions: Pick<Functions, 'target' | 'invoke' | 'isStopped'>, clock: Clock) {
  const pace = createPace(clock);
  const tryLater = (input: InvocationRequest, payload: string, requestId: string, tries: number): void => {
    const wait = RETRY_MS[tries];
    if (wait === undefined) return;
    clock.at(clock.now() + wait, () => attempt(input, payload, requestId, tries + 1));
  };
  const waitForRoom = (again: (waitedMs: number) => Promise<void> | undefined, waitedMs: number): void => {
    const wait = Math.min(Math.max(waitedMs, THROTTLED.firstMs), THROTTLED.mostMs);
    if (waitedMs + wait > THROTTLED.untilMs) return;
    clock.at(clock.now() + wait, () => again(waitedMs + wait));
  };
  const attempt = (
    input: InvocationRequest,
    payload: string,
    requestId: string,
    tries: number,
    waitedMs = 0,
  ): Promise<void> | undefined => {
    const clientContext = readClientContext(input.ClientContext);
    // Async, so that a function deleted meanwhile is just another failure.
    const run = async () => {
      const target = functions.target(input.FunctionName ?? '', input.Qualifier);
      return functions.invoke({ target, payload, requestId, clientContext });
    };
    const failed = (): void => tryLater(input, payload, requestId, tries);
    return pace(
      run().then(
        ({ functionError }) => (functionError === null ? undefined : failed()),
        (error: unknown) => {
          // With a reservation of 0 nothing is tried again: the event goes to the dead-letter queue (documented).
          if (!(error instanceof AwsError) || error.code !== 'TooManyRequestsException') failed();
          else if (!functions.isStopped(input.FunctionName ?? ''))
            waitForRoom((waited) => attempt(input, payload, requestId, tries, waited), waitedMs);
        },
      ),
    );
  };
  return async (input: InvocationRequest, context: RequestContext): Promise<object> => {
    const kind = input.InvocationType ?? 'RequestResponse';
    if (kind !== 'RequestResponse' && kind !== 'Event' && kind !== 'DryRun') {
      throw new AwsError('InvalidParameterValueException', `${String(kind).slice(0, 100)} is not an invocation type`);
    }
    const target = functions.target(input.FunctionName ?? '', input.Qualifier);
    if (kind === 'DryRun') return { StatusCode: 204, ExecutedVersion: target.executedVersion };
    const payload = readPayload(input.Payload, kind === 'Event');
    const clientContext = readClientContext(input.ClientContext);
    const { requestId } = context;
    if (kind === 'Event') {
      void attempt(input, payload, requestId, 0);
      return { StatusCode: 202 };
    }
    const done = await functions.invoke({ target, payload, clientContext, requestId });
    return {
      StatusCode: 200,
      ExecutedVersion: done.executedVersion,
      Payload: Buffer.from(done.payload),
      ...(done.functionError === null ? {} : { FunctionError: done.functionError }),
      ...(input.LogType === 'Tail'
        ? { LogResult: Buffer.from(done.log).subarray(-TAIL_BYTES).toString('base64') }
        : {}),
    };
  };
}
