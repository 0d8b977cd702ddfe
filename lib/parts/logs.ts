import type { Iso } from '../domain/time/iso.ts';

export interface LogLines {
  lines: { at: Iso; message: string; stream: string }[];
  /** The span was searched to its end. */
  isComplete: boolean;
}

/** Every method throws AppError: AWS_* codes, NOT_FOUND. */
export interface AwsLogs {
  /**
   * The newest `limit` (≤ 10,000) lines that match CloudWatch's filter pattern, newest first. NOT_FOUND: no such log
   * group.
   */
  recent(input: {
    logGroup: string;
    from: Iso;
    to: Iso;
    filter: string | null;
    limit: number;
  }): Promise<{ at: Iso; message: string; stream: string }[]>;
  /** Every matching line, in any order, as far as `mostCalls` calls find them. NOT_FOUND: no such log group. */
  all(input: { logGroup: string; from: Iso; to: Iso; filter: string; mostCalls: number }): Promise<LogLines>;
}
