import { spawnSync } from 'node:child_process';

/** Whether a program answers. The line that says otherwise is for whoever reads the test's output. */
export function isInstalled(what: string, command: string, args: string[]): boolean {
  const there = spawnSync(command, args, { timeout: 30_000 }).status === 0;
  if (!there) process.stdout.write(`skipped: ${what} is not on this machine, so the sandbox is not tried with it\n`);
  return there;
}
