'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { Lock, ShieldOff } from 'lucide-react';
import { describeConfigName } from './describe-config-name.ts';
import { groupFlags } from '@/components/fleet/group-flags.ts';
import { lastOutcome, noLastRollout } from './last-outcome.ts';
import { startedBy } from '@/components/fleet/shifting/started-by.ts';
import { AlarmSummaryLine } from '@/components/status/alarm-summary.tsx';
import { Age } from '@/components/status/age.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { FlagBadge } from '@/components/status/flag-badge.tsx';
import { RowLink } from '@/components/ui/row-link.tsx';
import { Sparkline } from '@/components/ui/sparkline.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import { summariseAlarms } from '@/components/status/summarise-alarms.ts';
import { Version } from '@/components/status/version.tsx';
import { groupPagePath, rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { isAlarmGone } from '@/lib/domain/alarms/gone-alarm-problems.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';

/** An error rate from here on is shown as bad, whatever the alarms say. */
const HIGH_ERROR_PERCENT = 5;

export function GroupLink({ group, className }: { group: Group; className?: string }) {
  return (
    <RowLink
      of={group}
      href={groupPagePath(group.target, group.application, group.group)}
      // A thousand rows must not ask for a thousand pages.
      prefetch={false}
      title={aliasName(group)}
      className={clsx('font-medium', className)}
    />
  );
}

export function VersionCell({ group }: { group: Group }) {
  return <Version kind="baseline" value={group.aliasState?.version ?? null} />;
}

export function PlanCell({ group }: { group: Group }) {
  return <span className="truncate text-meta text-ink-2">{describeConfigName(group.configName)}</span>;
}

export function StartedByCell({ group }: { group: Group }) {
  return <span className="truncate text-meta text-ink-2">{startedBy(group) ?? '—'}</span>;
}

export function LastRolloutCell({ group }: { group: Group }) {
  const last = group.lastRollout;
  if (!last) return <span className="text-ink-3">{noLastRollout(group)}</span>;
  const { word, icon, tone } = lastOutcome(last);
  return (
    <Link
      href={rolloutPagePath(group.target, last.id)}
      prefetch={false}
      className={clsx(
        'relative z-10 inline-flex max-w-full items-center gap-1.5 rounded-control hover:underline',
        STATUS_INK[tone].text,
      )}
    >
      <StatusIcon icon={icon} className={clsx('size-4 shrink-0', STATUS_INK[tone].icon)} />
      <span className="truncate">{word}</span>
    </Link>
  );
}

export function EndedCell({ group }: { group: Group }) {
  const last = group.lastRollout;
  if (!last) return <span className="text-ink-3">—</span>;
  return <Age at={last.completedAt ?? last.createdAt} className="text-ink-2 tabular-nums" />;
}

export function CallsSparkline({ group }: { group: Group }) {
  const hours = group.traffic?.callsByHour ?? null;
  return <Sparkline values={hours ?? []} label={callsInWords(hours)} />;
}

/** CloudWatch has no zeros for Lambda: hours that were read and are empty had no calls. */
function callsInWords(hours: readonly (number | null)[] | null): string {
  if (hours === null) return 'Calls of the last 24 hours have not been read';
  const known = hours.filter((calls) => calls !== null);
  const sum = known.reduce((total, calls) => total + calls, 0);
  return known.length === 0 ? 'No calls counted in 24 hours' : `${formatCount(sum)} calls in 24 hours`;
}

export function PerMinuteCell({ group }: { group: Group }) {
  const perMinute = group.traffic?.perMinute ?? null;
  return (
    <span className="tabular-nums">
      {perMinute !== null && perMinute > 0 && perMinute < 1 ? '<1' : formatCount(perMinute)}
    </span>
  );
}

export function ErrorsCell({ group }: { group: Group }) {
  const percent = group.traffic?.errorPercent ?? null;
  const high = percent !== null && percent >= HIGH_ERROR_PERCENT;
  return <span className={clsx('tabular-nums', high && 'font-semibold text-bad-ink')}>{formatPercent(percent)}</span>;
}

export function AlarmsCell({ group }: { group: Group }) {
  return (
    <AlarmSummaryLine
      summary={summariseAlarms(group.alarms.items, group.alarms.ignored)}
      className="max-w-full overflow-hidden"
    />
  );
}

export function FlagsCell({ group, short = false }: { group: Group; short?: boolean }) {
  const flags = groupFlags(group);
  const unread = group.problems
    .filter((problem) => !isAlarmGone(problem))
    .map(({ message }) => message)
    .join(' ');
  const gone = group.problems.filter(isAlarmGone).map(({ message }) => message);
  return (
    <>
      {flags.map((flag) => (
        <FlagBadge key={flag.kind} flag={flag} short={short} />
      ))}
      {group.bypass?.rearmError ? (
        <Badge tone="bad" title={group.bypass.rearmError}>
          Re-arm refused
        </Badge>
      ) : null}
      {gone.length === 0 ? null : (
        <Badge tone="warn" icon={<ShieldOff aria-hidden="true" />} title={gone.join(' ')}>
          Alarm gone
        </Badge>
      )}
      {unread === '' ? null : (
        <Badge tone="warn" icon={<Lock aria-hidden="true" />} title={unread}>
          {short ? 'Not read' : 'Could not be read in full'}
        </Badge>
      )}
      {!short &&
      flags.length === 0 &&
      unread === '' &&
      group.alarms.ignored !== null &&
      group.alarms.items.length === 0 ? (
        <span className="truncate text-ink-2">No automatic stop</span>
      ) : null}
    </>
  );
}
