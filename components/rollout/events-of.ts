import { isActive } from '@/lib/domain/is-active.ts';
import type { Iso } from '@/lib/domain/iso.ts';
import type { Series, SeriesEvent } from '@/lib/domain/series.ts';

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
  return [...known, ...told].toSorted((a, b) =>
    a.at === b.at ? ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) : a.at < b.at ? -1 : 1,
  );
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
