import type { SimMs } from '../kernel/clock.ts';
import { countEvent, type MetricSink } from './count-event.ts';
import { makeGroup, makeStream, type LogGroup, type LogsState } from './state.ts';

/** A sandbox that runs for days must not fill the memory: the oldest events of a group are dropped. */
const MOST_EVENTS = 100_000;
const DAY = 24 * 3_600_000;
/** CloudWatch Logs counts this for each event besides its message. */
const EVENT_OVERHEAD_BYTES = 26;

/** Adds events to a stream, creating group and stream if needed, and counts them for the metric filters. */
export function ingest(
  state: LogsState,
  metrics: MetricSink,
  groupName: string,
  streamName: string,
  events: readonly { at: SimMs; message: string }[],
): void {
  const group = state.groups.get(groupName) ?? makeGroup(state, groupName);
  const stream = group.streams.get(streamName) ?? makeStream(state, group, streamName);
  const now = state.clock.now();
  for (const { at, message } of events) {
    group.events.push({ sequence: state.nextSequence++, at, ingestedAt: now, message, stream: streamName });
    group.storedBytes += sizeOf(message);
    stream.firstAt = Math.min(stream.firstAt ?? at, at);
    stream.lastAt = Math.max(stream.lastAt ?? at, at);
    stream.ingestedAt = now;
    for (const filter of group.filters.values()) countEvent(state.clock, metrics, filter, at, message);
  }
  prune(group, now);
}

function prune(group: LogGroup, now: SimMs): void {
  const oldest = group.retentionDays === null ? -Infinity : now - group.retentionDays * DAY;
  if (group.events.length > MOST_EVENTS) forget(group, group.events.length - MOST_EVENTS * 0.9);
  const kept = group.events.findIndex(({ at }) => at >= oldest);
  if (kept > 0) forget(group, kept);
}

function forget(group: LogGroup, count: number): void {
  for (const { message } of group.events.splice(0, count)) group.storedBytes -= sizeOf(message);
}

const sizeOf = (message: string): number => Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES;
