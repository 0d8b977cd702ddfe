import { FilterLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { toIso, toMs, type Iso } from '../domain/time/iso.ts';
import type { AwsLogs, LogLines } from '../parts/logs.ts';
import { nameErrorsOf } from './client/name-errors-of.ts';

/**
 * An answer may hold few lines or none and go on (SDK documentation). After this many calls, what was found is enough.
 */
const CALLS_FOR_RECENT = 5;
/** FilterLogEvents answers at most this many lines (SDK documentation). */
const LINES_A_CALL = 10_000;

/** CloudWatch Logs in domain words. */
export function createLogs(client: CloudWatchLogsClient): AwsLogs {
  const name = nameErrorsOf('logs');
  async function search(
    span: { logGroup: string; from: Iso; to: Iso; filter: string | null },
    mostCalls: number,
    mostLines: number,
  ): Promise<LogLines> {
    const lines: LogLines['lines'] = [];
    let nextToken: string | undefined;
    for (let call = 0; call < mostCalls && lines.length < mostLines; call += 1) {
      const answer = await name(
        'FilterLogEvents',
        client.send(
          new FilterLogEventsCommand({
            logGroupName: span.logGroup,
            startTime: toMs(span.from),
            endTime: toMs(span.to),
            limit: Math.min(mostLines, LINES_A_CALL),
            startFromHead: false,
            ...(span.filter === null ? {} : { filterPattern: span.filter }),
            ...(nextToken ? { nextToken } : {}),
          }),
        ),
      );
      for (const { timestamp, message, logStreamName } of answer.events ?? [])
        if (timestamp !== undefined && message !== undefined)
          lines.push({ at: toIso(timestamp), message: message.trimEnd(), stream: logStreamName ?? '' });
      nextToken = answer.nextToken;
      if (!nextToken) return { lines, isComplete: true };
    }
    return { lines, isComplete: false };
  }
  return {
    async recent({ limit, ...span }) {
      const { lines } = await search(span, CALLS_FOR_RECENT, limit);
      return lines.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, limit);
    },
    all: ({ mostCalls, ...span }) => search(span, mostCalls, mostCalls * LINES_A_CALL),
  };
}
