import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from '../kernel/account.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import { createCodeStore, type CodeStore } from './code-store.ts';
import { startEnvironment } from './environment.ts';
import { environmentVariables } from './environment-variables.ts';
import type { FunctionCode } from './function-code.ts';
import type { Execution, Job } from './job.ts';
import { modulesAbove } from './permission-flags.ts';
import { createPool } from './pool.ts';
import { streamName } from './stream-name.ts';

/** As in Lambda, the runtime brings the SDK along. */
const OWN_MODULES = modulesAbove(dirname(fileURLToPath(import.meta.url)));
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

export interface Runtime {
  readonly codeStore: CodeStore;
  /** Runs the version's code in a warm process. Rejects only after `stop`. */
  run(
    version: { configuration: FunctionConfiguration; code: Extract<FunctionCode, { kind: 'folder' }> },
    job: Omit<Job, 'timeoutMs'>,
  ): Promise<Execution>;
  /** Number of child processes. */
  processes(): number;
  stop(): void;
}

/** Whether the sandbox can run it: a folder, and a Node.js runtime. */
export function isRunnable(
  configuration: FunctionConfiguration,
  code: FunctionCode,
): code is Extract<FunctionCode, { kind: 'folder' }> {
  return code.kind === 'folder' && /^nodejs\d+/.test(configuration.Runtime ?? '');
}

/** Runs Node.js handlers in child processes, in real time. `endpoint`: where their SDK clients find the sandbox. */
export function createRuntime(parts: {
  clock: Pick<Clock, 'now'>;
  random: Random;
  account: Account;
  endpoint: () => string;
  /** Where copies of code are kept; null: in a temporary folder, until `stop`. */
  codeFolder: string | null;
}): Runtime {
  const { clock, random, account, endpoint } = parts;
  const pool = createPool();
  const codeStore = createCodeStore(parts.codeFolder);
  return {
    codeStore,
    processes: () => pool.size(),
    run({ configuration, code }, job) {
      const key = `${configuration.FunctionArn}\n${configuration.RevisionId}\n${code.path}`;
      const start = () => {
        // Its own random stream: processes start in real time, which must not disturb the other streams.
        const own = random.fork(`process for ${job.requestId}`);
        const stream = streamName(own, clock.now(), configuration.Version ?? '$LATEST');
        const taskRoot = code.path;
        const source = codeStore.sourceOf(taskRoot);
        const modules = [...(source === null ? [] : modulesAbove(source)), ...OWN_MODULES];
        return startEnvironment({
          taskRoot,
          modules,
          stream,
          memoryMb: configuration.MemorySize ?? DEFAULT_MEMORY_MB,
          variables: environmentVariables({ configuration, account, endpoint: endpoint(), taskRoot, modules, stream }),
        });
      };
      const timeoutMs = (configuration.Timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
      return pool.use(key, start, (environment) => environment.run({ ...job, timeoutMs }));
    },
    stop() {
      pool.stop();
      codeStore.dispose();
    },
  };
}
