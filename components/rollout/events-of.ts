import { formatSpan } from '@/components/rollout/format-span.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import type { Series, SeriesEvent } from '@/lib/domain/series/series.ts';

/** Of several moments at one time, causes come before what follows from them. */
const ORDER: SeriesEvent['kind'][] = [
  'started',
  'step',
  'bypassed',
  're-armed',
  'worse',
  'alarm',
  'alarm-ok',
  'stopped',
  'failed',
  'rolled-back',
  'succeeded',
];

/** What CodeDeploy's record of a deployment tells about its beginning and end. */
export interface RecordFacts {
  startedAt: Iso | null;
  completedAt: Iso | null;
  status: string;
  errorCode: string | null;
}

/**
 * The moments of a rollout, oldest first. One that nobody watched has no history, but its own record still tells when it began and
 * how it ended.
 */
export function eventsOf(facts: RecordFacts, series: Series | null): SeriesEvent[] {
  const known = series?.events ?? [];
  const told = fromRecord(facts).filter((event) => !known.some(({ kind }) => kind === event.kind));
  return [...withLead(known), ...told].toSorted((a, b) =>
    a.at === b.at ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.at < b.at ? -1 : 1,
  );
}

/** "Worse" is told with how long before or after the first alarm it was said, as soon as there is one. */
function withLead(events: readonly SeriesEvent[]): SeriesEvent[] {
  const alarm = events
    .filter(({ kind }) => kind === 'alarm')
    .reduce<Iso | null>((first, { at }) => (first === null || at < first ? at : first), null);
  if (alarm === null) return [...events];
  return events.map((event) =>
    event.kind === 'worse' ? { ...event, text: `${event.text}, ${leadWords(toMs(alarm) - toMs(event.at))}` } : event,
  );
}

function leadWords(leadMs: number): string {
  if (Math.abs(leadMs) < 500) return 'together with the alarm';
  return `${formatSpan(Math.abs(leadMs))} ${leadMs > 0 ? 'before' : 'after'} the alarm`;
}

function fromRecord({ startedAt, completedAt, status, errorCode }: RecordFacts): SeriesEvent[] {
  const started: SeriesEvent[] =
    startedAt === null ? [] : [{ at: startedAt, kind: 'started', text: 'Rollout started' }];
  if (completedAt === null || isActive(status)) return started;
  const why = errorCode === null ? '' : `: ${errorCode}`;
  if (status === 'Succeeded') return [...started, { at: completedAt, kind: 'succeeded', text: 'Rollout succeeded' }];
  if (status === 'Failed') return [...started, { at: completedAt, kind: 'failed', text: `Rollout failed${why}` }];
  return [...started, { at: completedAt, kind: 'stopped', text: `Rollout stopped${why}` }];
}
