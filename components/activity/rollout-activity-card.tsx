'use client';

import {
  ArrowRight,
  Bell,
  BellOff,
  CircleCheck,
  CirclePause,
  CircleX,
  GitCommitHorizontal,
  OctagonX,
  Rocket,
  ShieldCheck,
  ShieldEllipsis,
  ShieldOff,
  TrendingUp,
  Undo2,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import { useMemo, useState } from 'react';

import { useMoments } from '@/components/rollout/use-moments.ts';
import { type ActivityItem, type ActivityKind, toActivity } from '@/components/activity/to-activity.ts';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import { formatUtcDateTime, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

const LOOKS: Record<ActivityKind, { Icon: LucideIcon; ink: string }> = {
  started: { Icon: GitCommitHorizontal, ink: 'text-ink-3' },
  step: { Icon: ArrowRight, ink: 'text-ink-3' },
  alarm: { Icon: Bell, ink: 'text-bad' },
  'alarm-ok': { Icon: BellOff, ink: 'text-ok' },
  worse: { Icon: TrendingUp, ink: 'text-bad' },
  stopped: { Icon: OctagonX, ink: 'text-ink-2' },
  failed: { Icon: CircleX, ink: 'text-bad' },
  succeeded: { Icon: CircleCheck, ink: 'text-ok' },
  'rolled-back': { Icon: Undo2, ink: 'text-base' },
  stop: { Icon: CirclePause, ink: 'text-ink-2' },
  'stop-and-roll-back': { Icon: Undo2, ink: 'text-ink-2' },
  'roll-back': { Icon: Undo2, ink: 'text-ink-2' },
  bypass: { Icon: ShieldOff, ink: 'text-byp' },
  'end-bypass-later': { Icon: ShieldEllipsis, ink: 'text-byp' },
  're-arm': { Icon: ShieldCheck, ink: 'text-ok' },
  'bypass-ended': { Icon: ShieldCheck, ink: 'text-ok' },
  deploy: { Icon: Rocket, ink: 'text-ink-2' },
  'fix-alias': { Icon: Wrench, ink: 'text-ink-2' },
};
const SHOWN = 9;

/** What happened, newest first: what AWS did as it was watched, and what people did through Sluice. */
export function ActivityCard({
  rollout,
  series,
  entries,
}: {
  rollout: Rollout;
  series: Series | null;
  entries: AuditEntry[];
}) {
  const [all, setAll] = useState(false);
  const events = useMoments(rollout, series);
  const items = useMemo(
    () => toActivity(rollout.id, events, entries, rollout.createdAt, rollout.completedAt),
    [rollout.id, rollout.createdAt, rollout.completedAt, events, entries],
  );
  return (
    <Card aria-labelledby="activity-title">
      <CardHeader title="Activity" id="activity-title">
        <Link
          href="/audit"
          className="text-meta underline decoration-line-strong underline-offset-2 hover:decoration-ink"
        >
          Audit log
        </Link>
      </CardHeader>
      {items.length === 0 ? (
        <p className="px-3.5 py-3 text-meta text-ink-2">Nothing was seen to happen yet.</p>
      ) : (
        <ol className="px-3.5 py-2">
          {(all ? items : items.slice(0, SHOWN)).map((item) => (
            <Item key={item.key} item={item} day={rollout.createdAt.slice(0, 10)} />
          ))}
        </ol>
      )}
      {!all && items.length > SHOWN ? (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="w-full border-t border-line px-3.5 py-2 text-left text-meta text-ink-2 hover:bg-hover max-md:min-h-11"
        >
          Show {items.length - SHOWN} earlier
        </button>
      ) : null}
    </Card>
  );
}

function Item({ item, day }: { item: ActivityItem; day: string }) {
  const { Icon, ink } = LOOKS[item.kind];
  return (
    <li className="flex gap-2.5 py-1 text-meta">
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${ink}`} />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {item.who === null ? null : <b className="font-semibold">{item.who} </b>}
        {item.text}
        {item.reason === null ? null : <span className="text-ink-2">: {item.reason}</span>}
        {item.note === null ? null : <span className="block text-warn-ink">{item.note}</span>}
      </p>
      <time dateTime={item.at} title={`${formatUtcDateTime(item.at)} UTC`} className="text-ink-3 tabular-nums">
        {item.at.slice(0, 10) === day ? formatUtcTime(item.at) : formatUtcDateTime(item.at).slice(5, 16)}
      </time>
    </li>
  );
}
