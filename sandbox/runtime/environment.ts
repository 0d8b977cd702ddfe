import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ending, ErrorPayload, Execution, Job, OutputLine } from './job.ts';
import { harmlessOptions, permissionFlags } from './permission-flags.ts';
import { workerMessage, type WorkerMessage } from './worker-message.ts';

const WORKER = fileURLToPath(new URL('worker/main.mjs', import.meta.url));
/** Lambda gives the initialisation ten seconds. */
const INIT_LIMIT_MS = 10_000;
/** Lambda's share of the memory for V8's old generation. */
const HEAP_SHARE = 0.9;
const MEGABYTE = 1024 * 1024;
const LARGEST_RESPONSE_BYTES = 6_291_556;

export interface EnvironmentOptions {
  taskRoot: string;
  /** Folders of packages that it may read. */
  modules: readonly string[];
  variables: Record<string, string>;
  memoryMb: number;
  stream: string;
}

/** One warm process of one version: an execution environment. It runs one invocation at a time. */
export interface Environment {
  readonly stream: string;
  /** False once its process has ended. */
  alive(): boolean;
  /** Never rejects. */
  run(job: Job): Promise<Execution>;
  kill(): void;
}

interface Current {
  output: OutputLine[];
  startedAt: number;
  end: (ending: Ending, rss: number) => void;
}

/** Starts the process; its initialisation counts into the first invocation. */
// oxlint-disable-next-line max-lines-per-function -- one machine: its steps share all of its state
export function startEnvironment(options: EnvironmentOptions): Environment {
  const { memoryMb, stream } = options;
  const spawnedAt = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'sluice-sandbox-scratch-'));
  const child = startProcess(options, scratch);
  let alive = true;
  let initOutput: OutputLine[] = [];
  let initReported = false;
  let current: Current | null = null;
  let lastWords: ErrorPayload | null = null;
  let readyMs: number | null = null;
  const loaded = Promise.withResolvers<ErrorPayload | null>();

  const write = (line: Omit<OutputLine, 'afterMs'>): void => {
    if (current === null) initOutput.push({ ...line, afterMs: 0 });
    else current.output.push({ ...line, afterMs: performance.now() - current.startedAt });
  };
  const writeRaw = (text: string): void => {
    for (const line of text.split('\n')) if (line !== '') write({ level: null, text: line, json: null });
  };
  const gone = (why: string): void => {
    rmSync(scratch, { recursive: true, force: true });
    if (!alive) return;
    alive = false;
    const error = lastWords ?? { errorType: 'Runtime.ExitError', errorMessage: why };
    loaded.resolve(error);
    current?.end({ kind: 'crashed', error, duringInit: readyMs === null }, 0);
  };
  const hear = (message: WorkerMessage): void => {
    switch (message.type) {
      case 'ready':
        readyMs ??= performance.now() - spawnedAt;
        loaded.resolve(null);
        return;
      case 'log':
        write({ level: message.level, text: message.text, json: message.json ?? null });
        return;
      case 'raw':
        writeRaw(message.text);
        return;
      case 'done':
        current?.end(returned(message.payload), message.rss);
        return;
      case 'failed':
        current?.end({ kind: 'failed', error: message.error }, message.rss);
        return;
      case 'broken':
      case 'crashed':
        lastWords = message.error;
    }
  };
  child.on('message', (raw) => {
    const parsed = workerMessage.safeParse(raw);
    if (parsed.success) hear(parsed.data);
  });
  // Handlers write over the channel; what arrives here is from Node itself (a full heap) or from a child process.
  for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding('utf8').on('data', writeRaw);
  child.on('error', (error) => gone(`Runtime could not be started: ${error.message}`));
  child.on('exit', (code, signal) => gone(whyExited(code, signal)));

  const kill = (): void => {
    alive = false;
    child.kill('SIGKILL');
  };

  const initialise = async (): Promise<ErrorPayload | null> => {
    const limit = setTimeout(() => {
      loaded.resolve({ errorType: 'Sandbox.Timedout', errorMessage: 'Init timed out after 10.00 seconds' });
      kill();
    }, INIT_LIMIT_MS);
    const failure = await loaded.promise;
    clearTimeout(limit);
    return failure;
  };

  return {
    stream,
    alive: () => alive,
    kill,
    async run(job) {
      const failure = await initialise();
      const initMs = initReported ? null : (readyMs ?? performance.now() - spawnedAt);
      initReported = true;
      const output = initOutput;
      initOutput = [];
      if (failure !== null) {
        const error = named(failure, job.requestId);
        kill();
        return {
          ending: { kind: 'crashed', error, duringInit: true },
          stream,
          durationMs: 0,
          initMs,
          maxMemoryMb: 0,
          output,
        };
      }
      return new Promise((resolve) => {
        const startedAt = performance.now();
        const timer = setTimeout(() => {
          kill();
          current?.end({ kind: 'timeout' }, 0);
        }, job.timeoutMs);
        const end = (ending: Ending, rss: number): void => {
          clearTimeout(timer);
          current = null;
          const durationMs = ending.kind === 'timeout' ? job.timeoutMs : performance.now() - startedAt;
          const maxMemoryMb = Math.min(memoryMb, Math.ceil(rss / MEGABYTE));
          const shown = ending.kind === 'crashed' ? { ...ending, error: named(ending.error, job.requestId) } : ending;
          resolve({ ending: shown, stream, durationMs, initMs, maxMemoryMb, output });
        };
        current = { output, startedAt, end };
        const { requestId, payload, invokedArn: arn, clientContext, timeoutMs } = job;
        child.send({ requestId, payload, arn, clientContext, deadline: Date.now() + timeoutMs }, (error) => {
          if (error !== null) gone('Runtime exited without providing a reason');
        });
      });
    },
  };
}

/** The process, which may touch its own code and `scratch` only. */
function startProcess({ taskRoot, modules, variables, memoryMb }: EnvironmentOptions, scratch: string) {
  const heap = Math.max(32, Math.floor(memoryMb * HEAP_SHARE));
  const flags = [
    '--disable-warning=ExperimentalWarning',
    `--max-old-space-size=${heap}`,
    ...harmlessOptions(variables['NODE_OPTIONS'] ?? ''),
    ...permissionFlags({ taskRoot, scratch, modules }),
  ];
  const { LANG, TZ, PATH, NODE_PATH } = variables;
  // A function's own variables could tell Node or the system's loader to run something else: NODE_OPTIONS, LD_PRELOAD.
  // The worker sets them when the process is up.
  const env = { LANG, TZ, PATH, NODE_PATH, TMPDIR: scratch, SANDBOX_VARIABLES: JSON.stringify(variables) };
  return spawn(process.execPath, [...flags, WORKER], {
    cwd: taskRoot,
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'json',
  });
}

function returned(payload: string): Ending {
  if (Buffer.byteLength(payload) <= LARGEST_RESPONSE_BYTES) return { kind: 'returned', payload };
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE_BYTES} bytes).`;
  return { kind: 'failed', error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] } };
}

/** Lambda's own failures name the request. */
function named(error: ErrorPayload, requestId: string): ErrorPayload {
  if (error.trace !== undefined) return error;
  return { ...error, errorMessage: `RequestId: ${requestId} Error: ${error.errorMessage}` };
}

function whyExited(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) {
    const words: Record<string, string> = { SIGKILL: 'killed', SIGABRT: 'aborted', SIGSEGV: 'segmentation fault' };
    return `Runtime exited with error: signal: ${words[signal] ?? signal}`;
  }
  return code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
}
