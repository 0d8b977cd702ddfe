import { formatSpan } from '../format/format-span.ts';
import { eventsOfRecord, type RecordFacts } from './events-of-record.ts';
import { describeEvent } from '../series/describe-event.ts';
import type { SeriesEvent } from '../series/series-event.ts';
import { toMs, type Iso } from '../time/iso.ts';
import type { Series } from '../series/series.ts';

/** Of several moments at one time, causes come before their effects. */
const ORDER: SeriesEvent['kind'][] = [
  'started',
  'step',
  'moved',
  'worse',
  'alarm',
  'alarm-ok',
  'stopped',
  'failed',
  'rolled-back',
  'succeeded',
];

/** A moment with its lead over the first alarm (after it: negative). `leadMs` null: does not apply. */
export type Moment = SeriesEvent & { leadMs: number | null };

/**
 * The moments of a rollout, oldest first. One that nobody watched has no history, but its record still says when it
 * began and how it ended.
 */
export function momentsOf(facts: RecordFacts, series: Series | null): Moment[] {
  const known = series?.events ?? [];
  const ofRecord = eventsOfRecord(facts).filter((event) => !known.some(({ kind }) => kind === event.kind));
  return withLead([...known, ...ofRecord]).toSorted((a, b) =>
    a.at === b.at ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.at < b.at ? -1 : 1,
  );
}

/** "Worse" shows its lead over the first alarm, once there is one. */
function withLead(events: readonly SeriesEvent[]): Moment[] {
  const alarm = events
    .filter(({ kind }) => kind === 'alarm')
    .reduce<Iso | null>((first, { at }) => (first === null || at < first ? at : first), null);
  return events.map((event) => ({
    ...event,
    leadMs: alarm !== null && event.kind === 'worse' ? toMs(alarm) - toMs(event.at) : null,
  }));
}

/** "Version 42 fails more often, 95 s before the alarm". */
export function describeMoment(moment: Moment): string {
  const { leadMs } = moment;
  const words = describeEvent(moment);
  if (leadMs === null) return words;
  if (Math.abs(leadMs) < 500) return `${words}, together with the alarm`;
  return `${words}, ${formatSpan(Math.abs(leadMs))} ${leadMs > 0 ? 'before' : 'after'} the alarm`;
}
