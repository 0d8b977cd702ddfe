import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { ActivityList, type ActivityListProps } from './activity-list.tsx';

/** What happened to a rollout or a group. `empty`: shown when nothing did; `more`: leads to the rest. */
export function ActivityCard({ list, empty, more }: { list: ActivityListProps; empty: string; more: ReactNode }) {
  return (
    <Card aria-labelledby="activity">
      <CardHeader id="activity" title="Activity">
        <Link
          href="/audit"
          className="text-meta text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink"
        >
          Audit log
        </Link>
      </CardHeader>
      {list.items.length === 0 ? (
        <p className="px-3.5 py-3 text-body text-ink-2">{empty}</p>
      ) : (
        <ActivityList {...list} />
      )}
      {more}
    </Card>
  );
}
