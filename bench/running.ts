import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Tracks a program while it runs, so that none is left behind when the bench itself ends. */
export function keepTrack(program: ChildProcess): ChildProcess {
  running.add(program);
  program.once('exit', () => running.delete(program));
  return program;
}

/** Stops a program and waits for it: SIGTERM, and SIGKILL after 8 s. */
export function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  program.kill('SIGTERM');
  return new Promise((resolve) => {
    const killer = setTimeout(() => program.kill('SIGKILL'), 8000);
    program.once('exit', () => {
      clearTimeout(killer);
      resolve();
    });
  });
}

/** Stops every program when the bench is stopped. */
export function endWithTheBench(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      void Promise.all([...running].map(end)).then(() => process.exit(code));
    });
  }
}
