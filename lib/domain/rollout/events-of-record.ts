import type { SeriesEvent } from '../series/series-event.ts';
import type { Iso } from '../time/iso.ts';
import { isActive } from './is-active.ts';

/** What CodeDeploy's record of a deployment says about its start and end. */
export interface RecordFacts {
  startedAt: Iso | null;
  completedAt: Iso | null;
  status: string;
  errorCode: string | null;
}

/** The start and the end of a rollout, as far as its record has them. */
export function eventsOfRecord({ startedAt, completedAt, status, errorCode }: RecordFacts): SeriesEvent[] {
  const events: SeriesEvent[] = startedAt === null ? [] : [{ at: startedAt, kind: 'started' }];
  if (completedAt === null || isActive(status)) return events;
  if (status === 'Succeeded') events.push({ at: completedAt, kind: 'succeeded' });
  else events.push({ at: completedAt, kind: status === 'Failed' ? 'failed' : 'stopped', errorCode });
  return events;
}
