import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port on the loopback address that nothing listens on right now. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export interface Program {
  url: string;
  /** Its output so far. */
  output(): string;
  /** Stops it. SIGKILL stands for a crash. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs a program until `healthPath` answers 2xx. Rejects with its output if it ends first. */
export async function runProgram(
  args: string[],
  env: Record<string, string>,
  url: string,
  healthPath: string,
): Promise<Program> {
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (ended) throw new Error(`${args.join(' ')} ended before it answered:\n${output}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} did not answer at ${url}${healthPath}:\n${output}`);
    }
    const answered = await fetch(url + healthPath, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) break;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return {
    url,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      if (ended) return;
      child.kill(signal);
      const killer = setTimeout(() => child.kill('SIGKILL'), 8000);
      await exited;
      clearTimeout(killer);
    },
  };
}
