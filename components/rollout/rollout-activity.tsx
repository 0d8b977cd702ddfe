'use client';

import { useMemo, useState } from 'react';
import { ActivityCard } from '@/components/activity/activity-card.tsx';
import { toActivity } from '@/components/activity/to-activity.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';
import { useMoments } from './use-moments.ts';

const SHOWN = 9;

interface RolloutActivityProps {
  rollout: Rollout;
  series: Series | null;
  /** null: the audit log has not been read. */
  entries: AuditEntry[] | null;
}

/** What AWS did as it was watched, and what people did through Sluice. */
export function RolloutActivity({ rollout, series, entries }: RolloutActivityProps) {
  const [all, setAll] = useState(false);
  const moments = useMoments(rollout, series);
  const { id, createdAt, completedAt } = rollout;
  const items = useMemo(
    () => toActivity({ id, createdAt, completedAt }, moments, entries ?? []),
    [id, createdAt, completedAt, moments, entries],
  );
  return (
    <ActivityCard
      list={{ place: 'rollout', items: all ? items : items.slice(0, SHOWN), day: createdAt.slice(0, 10) }}
      empty={entries === null ? 'Not read yet.' : 'Nothing has been seen yet.'}
      more={
        !all && items.length > SHOWN ? (
          <button
            type="button"
            onClick={() => setAll(true)}
            className="w-full border-t border-line px-3.5 py-2 text-left text-meta text-ink-2 hover:bg-hover max-md:min-h-11"
          >
            Show {items.length - SHOWN} earlier
          </button>
        ) : null
      }
    />
  );
}
