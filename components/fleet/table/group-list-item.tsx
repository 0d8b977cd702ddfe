'use client';

import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { GROUP_COLUMN_IDS, GROUP_COLUMNS, type GroupColumn } from './group-columns.tsx';
import { FlagsCell, GroupLink, VersionCell } from './group-cells.tsx';
import { lastOutcome } from './last-outcome.ts';
import { groupFlags } from '@/components/fleet/group-flags.ts';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import type { Group } from '@/lib/domain/group/group.ts';

/** A group on a phone: what it is, how its last rollout ended, what is out of the ordinary. */
export function GroupListItem({ group }: { group: Group }) {
  const last = group.lastRollout;
  const words = last ? lastOutcome(last) : null;
  const tone = words ? STATUS_INK[words.tone] : null;
  const flagged = groupFlags(group).length > 0 || group.problems.length > 0;
  return (
    <>
      <StatusIcon icon={words?.icon ?? 'created'} className={clsx('size-4 shrink-0', tone?.icon ?? 'text-ink-3')} />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <GroupLink group={group} className="text-[14px]" />
          <VersionCell group={group} />
        </span>
        <span className={clsx('block truncate text-meta', words?.tone === 'bad' ? 'text-bad-ink' : 'text-ink-2')}>
          <SecondLine group={group} />
        </span>
      </span>
      {flagged ? <FlagsCell group={group} short /> : <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />}
    </>
  );
}

function SecondLine({ group }: { group: Group }) {
  const parts = GROUP_COLUMN_IDS.flatMap((id) => {
    const { phone }: GroupColumn = GROUP_COLUMNS[id];
    const part = typeof phone === 'function' ? phone(group) : null;
    return part === null ? [] : [{ id, part }];
  });
  return parts.map(({ id, part }, index) => (
    <Fragment key={id}>
      {index === 0 ? null : ' · '}
      {part}
    </Fragment>
  ));
}
