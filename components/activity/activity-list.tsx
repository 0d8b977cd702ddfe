import { clsx } from 'clsx';
import Link from 'next/link';
import { Age } from '@/components/status/age.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import { formatUtcDateTime, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { describeMoment } from '@/lib/domain/rollout/moments-of.ts';
import { eventKey } from '@/lib/domain/series/series-event.ts';
import { ActivityMark } from './activity-mark.tsx';
import { wordsInGroup, wordsInRollout } from './activity-words.ts';
import { AuditRow } from './audit-row.tsx';
import type { ActivityItem } from './to-activity.ts';

/** Where a list stands decides how much it shows. `day`: the times of other days are shown with their date. */
export type ActivityListProps =
  | { place: 'rollout'; items: readonly ActivityItem[]; day: string }
  | { place: 'group' | 'audit'; items: readonly AuditEntry[] };

/** What happened, newest first. */
export function ActivityList(props: ActivityListProps) {
  switch (props.place) {
    case 'rollout':
      return (
        <ol className="px-3.5 py-2">
          {props.items.map((item) => (
            <RolloutLine key={'action' in item ? item.id : eventKey(item)} item={item} day={props.day} />
          ))}
        </ol>
      );
    case 'group':
      return (
        <ol className="space-y-3 px-3.5 py-3">
          {props.items.map((entry) => (
            <GroupLine key={entry.id} entry={entry} />
          ))}
        </ol>
      );
    case 'audit':
      return (
        <ol
          aria-label="Entries, newest first"
          className="divide-y divide-line rounded-card border border-line bg-surface"
        >
          {props.items.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ol>
      );
  }
}

function RolloutLine({ item, day }: { item: ActivityItem; day: string }) {
  const { who, did, why, outcome } =
    'action' in item ? wordsInRollout(item) : { who: null, did: describeMoment(item), why: null, outcome: null };
  return (
    <li className="flex gap-2.5 py-1 text-meta">
      <ActivityMark item={item} size="size-3.5" />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {who === null ? null : <b className="font-semibold">{who} </b>}
        {did}
        {why === null ? null : <span className="text-ink-2">: {why}</span>}
        {outcome === null ? null : <span className="block text-warn-ink">{outcome}</span>}
      </p>
      <time dateTime={item.at} title={`${formatUtcDateTime(item.at)} UTC`} className="text-ink-3 tabular-nums">
        {item.at.slice(0, 10) === day ? formatUtcTime(item.at) : formatUtcDateTime(item.at).slice(5, 16)}
      </time>
    </li>
  );
}

function GroupLine({ entry }: { entry: AuditEntry }) {
  const { who, did, why, outcome } = wordsInGroup(entry);
  const { rolloutId } = entry.subject;
  const isBad = entry.outcome.kind === 'refused' || entry.outcome.kind === 'failed';
  return (
    <li className="flex gap-2.5">
      <ActivityMark item={entry} size="size-4" />
      <div className="min-w-0 flex-1 text-body [overflow-wrap:anywhere]">
        <div className="flex gap-3">
          <span className="min-w-0">
            {who === null ? null : <strong className="font-semibold">{who} </strong>}
            {did}
            {rolloutId ? ' ' : null}
            {rolloutId ? (
              <Link
                href={rolloutPagePath(entry.target, rolloutId)}
                className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
              >
                <Mono>{rolloutId}</Mono>
              </Link>
            ) : null}
            {who === null ? '. ' : ': '}
            {why}
          </span>
          <Age at={entry.at} className="ml-auto shrink-0 text-meta text-ink-3 tabular-nums" />
        </div>
        {outcome === null ? null : (
          <p className={clsx('text-meta', isBad ? 'text-bad-ink' : 'text-ink-3')}>{outcome}</p>
        )}
      </div>
    </li>
  );
}
