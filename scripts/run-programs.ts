import { type ChildProcess, spawn } from 'node:child_process';

/** Environment that points the AWS SDK at a sandbox. The keys are made up: the sandbox does not check signatures. */
export function sandboxEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Starts a program under this Node and waits until `url` answers. Rejects if it ends before that. */
export async function startProgram(
  args: string[],
  env: Record<string, string>,
  url: string,
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, ...env },
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (ended) throw new Error(`${args[0]} ended before it answered.`);
    const answered = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`${args[0]} did not answer at ${url} within a minute.`);
}

/**
 * Programs that end together: when this process is stopped or ends, and when one of them ends by itself. `add` each as
 * soon as it runs: the next step may fail.
 */
export function programsThatEndTogether(): { add(program: ChildProcess): ChildProcess } {
  const programs = new Set<ChildProcess>();
  const stop = (code: number) => {
    for (const program of programs) program.kill('SIGTERM');
    process.exitCode = code;
    setTimeout(() => process.exit(code), 3000).unref();
  };
  process.once('SIGINT', () => stop(0));
  process.once('SIGTERM', () => stop(0));
  process.once('exit', () => {
    for (const program of programs) program.kill('SIGTERM');
  });
  return {
    add(program) {
      programs.add(program);
      program.once('exit', (code) => {
        programs.delete(program);
        stop(code ?? 0);
      });
      return program;
    },
  };
}
