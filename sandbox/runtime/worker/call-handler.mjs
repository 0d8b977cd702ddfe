import { runtimeError } from './errors.mjs';

/**
 * Calls the handler in its own style (promise, callback, or neither) and resolves to its result as JSON text. `onIdle`
 * gets what to do when the event loop is empty: then a callback's result is due, and an invocation without an answer
 * ends (with null).
 */
export function callHandler(handler, message, onIdle) {
  return new Promise((resolve, reject) => {
    let answer;
    const settle = () => {
      if (answer === undefined) resolve('null');
      else if (answer.failed) reject(answer.value);
      else stringify(answer.value).then(resolve, reject);
    };
    /** @type {Record<string, any>} */
    const context = makeContext(message);
    const callback = (error, value) => {
      if (answer !== undefined) return;
      answer = error === null || error === undefined ? { failed: false, value } : { failed: true, value: error };
      if (context.callbackWaitsForEmptyEventLoop === false) settle();
    };
    context.done = callback;
    context.succeed = (value) => callback(null, value);
    context.fail = (error) => callback(error ?? 'handled');
    onIdle(settle);
    const returned = handler(JSON.parse(message.payload), context, callback);
    if (typeof returned?.then === 'function') {
      returned.then(
        (value) => stringify(value).then(resolve, reject),
        (error) => reject(error),
      );
    } else if (returned !== undefined && Number(/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1]) >= 24) {
      // Before Node.js 24, the return value of a plain function is ignored.
      stringify(returned).then(resolve, reject);
    }
  });
}

async function stringify(value) {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    throw runtimeError('MarshalError', 'Unable to stringify response body');
  }
}

function makeContext({ requestId, arn, deadline, clientContext }) {
  const { env } = process;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: arn,
    awsRequestId: requestId,
    clientContext,
    identity: undefined,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
