import type { Iso } from '../time/iso.ts';

/** One finished minute of one version, as counted by CloudWatch; null: not known, which is not 0. */
export interface MinuteCount {
  version: string;
  /** Start of the minute. */
  at: Iso;
  invocations: number | null;
  errors: number | null;
  throttles: number | null;
  p50Ms: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
  /** Calls that took longer than `slowOverMs`. null: not counted. */
  slowCalls: number | null;
  slowOverMs: number | null;
}
