import type { SandboxControl } from './lab.ts';
import { wait } from './wait.ts';

export interface CallCount {
  perMinute: number;
  /** "codedeploy ListDeployments 12.0, …", the most frequent first, a minute. */
  byOperation: string;
}

interface CallReport {
  total: number;
  calls: Record<string, Record<string, number>>;
}

/** Counts the AWS calls of a period, on the side of the simulated AWS. */
export async function countCalls(sandbox: SandboxControl, forMs: number): Promise<CallCount> {
  await sandbox('DELETE', 'calls');
  const from = performance.now();
  await wait(forMs);
  const { total, calls } = await sandbox<CallReport>('GET', 'calls');
  const minutes = (performance.now() - from) / 60_000;
  const operations = Object.entries(calls).flatMap(([service, counts]) =>
    Object.entries(counts).map(([operation, count]) => ({ name: `${service}:${operation}`, count })),
  );
  return {
    perMinute: total / minutes,
    byOperation: operations
      .toSorted((a, b) => b.count - a.count)
      .map(({ name, count }) => `${name} ${(count / minutes).toFixed(1)}`)
      .join(', '),
  };
}
