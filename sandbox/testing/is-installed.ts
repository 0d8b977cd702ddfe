import { spawnSync } from 'node:child_process';

/** Whether a program can be run. If not, prints a line for the reader of the test's output. */
export function isInstalled(what: string, command: string, args: string[]): boolean {
  const there = spawnSync(command, args, { timeout: 30_000 }).status === 0;
  if (!there) process.stdout.write(`skipped: ${what} is not on this machine, so the sandbox is not tried with it\n`);
  return there;
}
