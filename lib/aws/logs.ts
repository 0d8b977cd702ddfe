import { FilterLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { toIso, toMs } from '../domain/iso-time.ts';
import type { AwsLogs } from '../parts.ts';
import { nameErrorsOf } from './name-errors-of.ts';

/** An answer may hold few lines or none and go on (SDK documentation); after so many calls what was found is enough. */
const MOST_CALLS = 5;

/** CloudWatch Logs in domain words. */
export function createLogs(client: CloudWatchLogsClient): AwsLogs {
  const name = nameErrorsOf('logs');
  return {
    async recent({ logGroup, from, to, filter, limit }) {
      const lines: Awaited<ReturnType<AwsLogs['recent']>> = [];
      let nextToken: string | undefined;
      for (let call = 0; call < MOST_CALLS && lines.length < limit; call += 1) {
        const answer = await name(
          'FilterLogEvents',
          client.send(
            new FilterLogEventsCommand({
              logGroupName: logGroup,
              startTime: toMs(from),
              endTime: toMs(to),
              limit,
              startFromHead: false,
              ...(filter === null ? {} : { filterPattern: filter }),
              ...(nextToken ? { nextToken } : {}),
            }),
          ),
        );
        for (const { timestamp, message, logStreamName } of answer.events ?? [])
          if (timestamp !== undefined && message !== undefined)
            lines.push({ at: toIso(timestamp), message: message.trimEnd(), stream: logStreamName ?? '' });
        nextToken = answer.nextToken;
        if (!nextToken) break;
      }
      return lines.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, limit);
    },
  };
}
