import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One step of a check: a command, and how to count what it tested. */
export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
  /**
   * Reads how many tests passed, failed and were skipped from the step's output; by default the step itself is one
   * test.
   */
  count?: () => Counts;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface StepResult extends Counts {
  name: string;
  ok: boolean;
  seconds: number;
  log: string;
}

export const LOGS = 'test-results/logs';

/** Runs a step. Its output goes to a log file, printed whole when the step fails. */
export async function runStep(step: Step): Promise<StepResult> {
  mkdirSync(LOGS, { recursive: true });
  const log = join(LOGS, `${step.name}.txt`);
  const started = performance.now();
  const code = await new Promise<number>((resolve) => {
    const out = createWriteStream(log);
    const child = spawn(step.command, step.args, {
      env: { ...process.env, FORCE_COLOR: '0', ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(out, { end: false });
    child.stderr.pipe(out, { end: false });
    child.on('error', (error) => {
      out.end(String(error));
      resolve(127);
    });
    child.on('close', (exit) => {
      out.end();
      out.on('finish', () => resolve(exit ?? 1));
    });
  });
  const seconds = (performance.now() - started) / 1000;
  const counts = countOf(step, code);
  // A step that fails without a failing test of its own (a crash, a type error) is one failure.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  const ok = code === 0 && counts.failed === 0;
  const tally = `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`;
  console.log(`${ok ? '✔' : '✘'} ${step.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${tally}`);
  if (!ok) console.log(readFileSync(log, 'utf8').slice(-20_000));
  return { name: step.name, ok, seconds, log, ...counts };
}

function countOf(step: Step, code: number): Counts {
  if (!step.count) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  try {
    return step.count();
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
