import type { Iso } from '../time/iso.ts';

/** How often Lambda had to start a new environment for a call of each version, as far as the function's log shows. */
export interface ColdStarts {
  logGroup: string;
  from: Iso;
  to: Iso;
  /** null: the logs do not show it. */
  baseline: number | null;
  candidate: number | null;
  /** There were more lines than were read. */
  isAtLeast: boolean;
  /** Why the logs do not show it, in a sentence; null: they do. */
  unread: string | null;
  readAt: Iso;
}

/**
 * CloudWatch Logs' filter for what `coldStartOf` may take for a cold start. A function with SnapStart restores instead
 * of initialising.
 */
export const COLD_START_FILTER = '?"Init Duration" ?"Restore Duration" ?initDurationMs ?restoreDurationMs';
/** The line that ends every invocation, as text or as JSON. */
export const REPORT_FILTER = '?"REPORT RequestId" ?"platform.report"';

const TEXT = /^REPORT RequestId: .*\t(?:Init|Restore) Duration: [\d.]+ ms/;
/** "2026/11/21/[42]4459c970fa6d4c77aca62c95850fce54", in a shared log group "2026/11/21/orders[42][4459c9…]". */
const STREAM = /\[(\d+|\$LATEST)\]/;

/** The version whose call began cold, from the line that ended it; null: another line, or not a cold start. */
export function coldStartOf({ message, stream }: { message: string; stream: string }): string | null {
  const version = STREAM.exec(stream)?.[1] ?? null;
  return version !== null && (TEXT.test(message) || isJsonReport(message)) ? version : null;
}

function isJsonReport(message: string): boolean {
  if (!message.startsWith('{')) return false;
  try {
    const event = JSON.parse(message) as { type?: unknown; record?: { metrics?: Record<string, unknown> } | null };
    const metrics = event.type === 'platform.report' ? event.record?.metrics : undefined;
    return typeof metrics?.['initDurationMs'] === 'number' || typeof metrics?.['restoreDurationMs'] === 'number';
  } catch {
    return false;
  }
}
