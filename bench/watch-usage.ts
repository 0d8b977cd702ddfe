import { usageOf } from './process-usage.ts';
import { wait } from './wait.ts';

export interface UsageOverTime {
  elapsedMs: number;
  /** Of CPU, on average. null: no /proc here. */
  cores: number | null;
  /** Resident memory, read each second. null: no /proc here. */
  mostBytes: number | null;
}

/** Waits for `forMs` and returns what a process and its children used in that time. */
export async function watchUsage(pid: number, forMs: number): Promise<UsageOverTime> {
  const before = usageOf(pid);
  const from = performance.now();
  let mostBytes = before?.residentBytes ?? 0;
  while (performance.now() - from < forMs) {
    await wait(1000);
    mostBytes = Math.max(mostBytes, usageOf(pid)?.residentBytes ?? 0);
  }
  const after = usageOf(pid);
  const elapsedMs = performance.now() - from;
  if (before === null || after === null) return { elapsedMs, cores: null, mostBytes: null };
  return { elapsedMs, cores: (after.cpuSeconds - before.cpuSeconds) / (elapsedMs / 1000), mostBytes };
}
