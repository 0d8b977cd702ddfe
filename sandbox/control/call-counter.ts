import { z } from 'zod';
import type { SimMs } from '../kernel/clock.ts';

const savedSchema = z.strictObject({
  since: z.number(),
  calls: z.array(z.tuple([z.string(), z.number()])),
  failures: z.array(z.tuple([z.string(), z.number()])),
});

interface CallReport {
  /** Simulated time of the last reset, ISO 8601. */
  since: string;
  total: number;
  /** Service (IAM prefix) → operation → calls. Counts every try, including retries and refused ones. */
  calls: Record<string, Record<string, number>>;
  /** Those answered with status 400 or higher. */
  failures: Record<string, Record<string, number>>;
}

export interface CallCounter {
  count(service: string, operation: string, status: number): void;
  reset(): void;
  report(): CallReport;
  /** The counts as text, for `restore`. */
  save(): string;
  /** Restores saved counts; unreadable text counts as none. */
  restore(text: string): void;
}

/** Counts calls by service and operation, so that a client's budget can be measured on AWS's side. */
export function createCallCounter(now: () => SimMs): CallCounter {
  let since = now();
  let calls = new Map<string, number>();
  let failures = new Map<string, number>();
  const bump = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  return {
    count(service, operation, status) {
      bump(calls, `${service}\n${operation}`);
      if (status >= 400 || status === 0) bump(failures, `${service}\n${operation}`);
    },
    reset() {
      since = now();
      calls = new Map();
      failures = new Map();
    },
    save: () => JSON.stringify({ since, calls: [...calls], failures: [...failures] }),
    restore(text) {
      const saved = readSaved(text);
      if (saved === null) return;
      since = saved.since;
      calls = new Map(saved.calls);
      failures = new Map(saved.failures);
    },
    report: () => ({
      since: new Date(since).toISOString(),
      total: [...calls.values()].reduce((sum, n) => sum + n, 0),
      calls: nest(calls),
      failures: nest(failures),
    }),
  };
}

function readSaved(text: string): z.infer<typeof savedSchema> | null {
  try {
    return savedSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function nest(flat: ReadonlyMap<string, number>): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  for (const [key, count] of [...flat].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [service = '', operation = ''] = key.split('\n');
    (out[service] ??= {})[operation] = count;
  }
  return out;
}
