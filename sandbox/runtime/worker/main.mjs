// Runs inside the child process: loads one handler, then answers one invocation at a time over the IPC channel.
// Plain JavaScript without dependencies, so that a cold start costs little more than that of node itself.
import { describeError, runtimeError } from './errors.mjs';
import { callHandler } from './call-handler.mjs';
import { closeGaps } from './close-gaps.mjs';
import { loadHandler } from './load-handler.mjs';
import { patchOutput } from './patch-output.mjs';
import { resolveLikeLambda } from './resolve-like-lambda.mjs';

const send = process.send?.bind(process);
if (send === undefined) throw new Error('this is started by the sandbox');
const channel = process.channel;
const post = (message, sent) => void send(message, undefined, {}, sent);
process.send = undefined;
// The parent process is gone, or wants this one gone.
process.on('disconnect', () => process.exit());

closeGaps();
// Only now: what Node itself reads from its environment is not the function's to say.
Object.assign(process.env, JSON.parse(process.env.SANDBOX_VARIABLES));
delete process.env.SANDBOX_VARIABLES;

const state = { requestId: undefined, idle: undefined };
patchOutput(post);
resolveLikeLambda();

const rss = () => process.memoryUsage.rss();
/** What nobody caught ends the process, as in Lambda. */
const die = (error, code) => {
  const described = describeError(error);
  const type = state.requestId === undefined ? 'broken' : 'crashed';
  post({ type: 'log', level: 'ERROR', text: `Uncaught Exception \t${JSON.stringify(described.logged)}` });
  post({ type, error: described.payload, rss: rss() }, () => process.exit(code));
};
process.on('uncaughtException', (error) => die(error, 129));
process.on('unhandledRejection', (reason) =>
  die(runtimeError('UnhandledPromiseRejection', reason instanceof Error ? reason.toString() : String(reason)), 128),
);
// The channel is unreferenced while a handler runs, so at this moment nothing is left to do.
process.on('beforeExit', () => {
  channel.ref();
  state.idle?.();
});

try {
  const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);
  process.on('message', (message) => void invoke(handler, message));
  post({ type: 'ready' });
} catch (error) {
  die(error, 1);
}

async function invoke(handler, message) {
  state.requestId = message.requestId;
  channel.unref();
  try {
    const payload = await callHandler(handler, message, (idle) => (state.idle = idle));
    channel.ref();
    post({ type: 'done', payload, rss: rss() });
  } catch (error) {
    channel.ref();
    const described = describeError(error);
    post({ type: 'log', level: 'ERROR', text: `Invoke Error \t${JSON.stringify(described.logged)}` });
    post({ type: 'failed', error: described.payload, rss: rss() });
  }
  state.idle = undefined;
  state.requestId = undefined;
}
