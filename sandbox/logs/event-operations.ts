import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
  GetLogEventsRequest,
  GetLogEventsResponse,
  PutLogEventsRequest,
  PutLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../kernel/operation.ts';
import type { MetricSink } from './count-event.ts';
import { invalidParameter, noStream } from './errors.ts';
import { ingest } from './ingest.ts';
import { readPattern } from './read-pattern.ts';
import { findGroup, type LogEvent, type LogsState } from './state.ts';

const MOST_EVENTS = 10_000;
const MOST_BYTES = 1024 * 1024;
const TWO_HOURS = 2 * 3_600_000;
const TWO_WEEKS = 14 * 24 * 3_600_000;
/** Only later events can be read newest first (API reference); a request without a start begins earlier. */
const NEWEST_FIRST_SINCE = Date.UTC(2024, 0, 1);

export function eventOperations(state: LogsState, metrics: MetricSink): Record<string, Operation> {
  return {
    PutLogEvents(input: PutLogEventsRequest): PutLogEventsResponse {
      const group = findGroup(state, input.logGroupName);
      const streamName = input.logStreamName ?? '';
      if (!group.streams.has(streamName)) throw noStream();
      const events = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({ at: timestamp, message }));
      if (events.length === 0 || events.length > MOST_EVENTS)
        throw invalidParameter(`Log events in a single PutLogEvents request must be 1 to ${MOST_EVENTS}.`);
      if (events.some(({ at }, i) => at < (events[i - 1]?.at ?? at)))
        throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
      const now = state.clock.now();
      const tooOld = events.filter(({ at }) => at < now - TWO_WEEKS).length;
      const tooNew = events.findIndex(({ at }) => at > now + TWO_HOURS);
      const end = tooNew < 0 ? events.length : tooNew;
      ingest(state, metrics, group.name, streamName, events.slice(tooOld, end));
      return {
        nextSequenceToken: '49039859584206178602312411186553',
        ...(tooOld === 0 && tooNew < 0
          ? {}
          : {
              rejectedLogEventsInfo: {
                ...(tooOld === 0 ? {} : { tooOldLogEventEndIndex: tooOld }),
                ...(tooNew < 0 ? {} : { tooNewLogEventStartIndex: tooNew }),
              },
            }),
      };
    },

    /** Oldest first, unless startFromHead is false. The first request sets the direction; its token carries it on. */
    FilterLogEvents: (input: FilterLogEventsRequest) => filterEvents(state, input),

    GetLogEvents(input: GetLogEventsRequest): GetLogEventsResponse {
      const group = findGroup(state, input.logGroupName, input.logGroupIdentifier);
      const name = input.logStreamName ?? '';
      if (!group.streams.has(name)) throw noStream();
      const { startTime = 0, endTime = Infinity, limit = MOST_EVENTS } = input;
      if (limit < 1 || limit > MOST_EVENTS) throw invalidParameter(`limit must be 1 to ${MOST_EVENTS}.`);
      // The end is exclusive here, unlike in FilterLogEvents.
      const all = group.events
        .filter(({ at, stream }) => stream === name && at >= startTime && at < endTime)
        .toSorted(inTime);
      const token = input.nextToken === undefined ? null : readDirected(input.nextToken);
      const forward = token === null ? input.startFromHead === true : token.forward;
      // A token lies between two events, so that later events are found with the same token.
      const middle = token === null ? (forward ? 0 : all.length) : all.filter((event) => !isAfter(event, token)).length;
      const from = forward ? middle : Math.max(0, middle - limit);
      const to = forward ? Math.min(all.length, middle + limit) : middle;
      const page = all.slice(from, to);
      const before = all[from - 1];
      return {
        events: page.map(({ at, message, ingestedAt }) => ({ timestamp: at, message, ingestionTime: ingestedAt })),
        nextForwardToken:
          page.length === 0 && token?.forward === true ? (input.nextToken ?? '') : `f/${writeCursor(all[to - 1])}`,
        nextBackwardToken:
          page.length === 0 && token?.forward === false ? (input.nextToken ?? '') : `b/${writeCursor(before)}`,
      };
    },
  };
}

function filterEvents(state: LogsState, input: FilterLogEventsRequest): FilterLogEventsResponse {
  const group = findGroup(state, input.logGroupName, input.logGroupIdentifier);
  const { startTime = 0, endTime = Infinity, logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined)
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  if (names?.some((name) => !group.streams.has(name)) === true) throw noStream();
  const limit = input.limit ?? MOST_EVENTS;
  if (limit < 1 || limit > MOST_EVENTS) throw invalidParameter(`limit must be 1 to ${MOST_EVENTS}.`);
  const pattern = readPattern(input.filterPattern ?? '');
  const wanted = names === undefined ? null : new Set(names);
  const token = input.nextToken === undefined ? null : readDirected(input.nextToken);
  const newestFirst = token === null ? input.startFromHead === false : !token.forward;
  if (token === null && newestFirst && startTime < NEWEST_FIRST_SINCE)
    throw invalidParameter('startFromHead can be false only when startTime is on or after 2024-01-01T00:00:00Z.');
  // Both ends are inclusive.
  const hits = group.events
    .filter(({ at, stream }) => {
      if (at < startTime || at > endTime) return false;
      return wanted === null ? stream.startsWith(prefix ?? '') : wanted.has(stream);
    })
    .filter((event) => token === null || (newestFirst ? isAfter(token, event) : isAfter(event, token)))
    .toSorted(newestFirst ? (a, b) => inTime(b, a) : inTime);
  const page: LogEvent[] = [];
  let bytes = 0;
  for (const event of hits) {
    if (pattern(event.message) === null) continue;
    if (page.length >= limit || bytes > MOST_BYTES) {
      const nextToken = `${newestFirst ? 'b' : 'f'}/${writeCursor(page.at(-1))}`;
      return { events: page.map(describe), searchedLogStreams: [], nextToken };
    }
    page.push(event);
    bytes += event.message.length;
  }
  return { events: page.map(describe), searchedLogStreams: [] };
}

interface Cursor {
  at: number;
  sequence: number;
}

const inTime = (a: Cursor, b: Cursor): number => a.at - b.at || a.sequence - b.sequence;
const isAfter = (event: Cursor, cursor: Cursor): boolean => inTime(event, cursor) > 0;

const writeCursor = (event: Cursor | undefined): string =>
  Buffer.from(event === undefined ? '0.-1' : `${event.at}.${event.sequence}`).toString('base64url');

function readCursor(token: string): Cursor {
  const match = /^(\d{1,16})\.(-1|\d{1,16})$/.exec(Buffer.from(token, 'base64url').toString('latin1'));
  if (match === null) throw invalidParameter('The specified nextToken is invalid.');
  return { at: Number(match[1]), sequence: Number(match[2]) };
}

function readDirected(token: string): Cursor & { forward: boolean } {
  if (!/^[fb]\//.test(token)) throw invalidParameter('The specified nextToken is invalid.');
  return { ...readCursor(token.slice(2)), forward: token.startsWith('f') };
}

function describe({ stream, at, message, ingestedAt, sequence }: LogEvent) {
  // AWS's event ids have 56 digits.
  const eventId = String(sequence).padStart(56, '0');
  return { logStreamName: stream, timestamp: at, message, ingestionTime: ingestedAt, eventId };
}
