'use client';

import { clsx } from 'clsx';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { rolloutUrgency } from './rank-rollouts.ts';
import { ShareCell } from '@/components/fleet/table/share-cell.tsx';
import { VersionRates } from './version-rates.tsx';
import { AlarmSummaryLine } from '@/components/status/alarm-summary.tsx';
import { countsBehindSince } from '@/components/status/counts-age.ts';
import { Elapsed } from '@/components/status/countdown.tsx';
import { FlagBadge, guardFlag } from '@/components/status/flag-badge.tsx';
import { RowLink } from '@/components/ui/row-link.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { summariseAlarms } from '@/components/status/summarise-alarms.ts';
import { VerdictChip } from '@/components/status/verdict-chip.tsx';
import { verdictWords } from '@/components/status/verdict-words.ts';
import { VersionChange } from '@/components/status/version.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { useAwsClock } from '@/lib/client/stream/live-context.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { verdictAtLimit } from '@/lib/domain/verdict/verdict-at-limit.ts';
import { useLimitPoints } from '@/lib/client/use-limit-points.ts';

/** The columns of a running rollout on a wide screen. */
export const ROLLOUT_COLUMNS =
  'grid-cols-[minmax(180px,234px)_112px_minmax(200px,1fr)_126px_136px_minmax(200px,252px)_48px_auto]';

/** One running rollout: a row on a wide screen, a card on a narrow one. Its numbers move, its place does not. */
export function RolloutItem({ rollout, group, wide }: { rollout: Rollout; group: Group | null; wide: boolean }) {
  const urgency = rolloutUrgency(rollout);
  const active = isActive(rollout.status);
  const alarmed = urgency >= 2;
  const guard = guardFlag(rollout, group);
  const alarms = summariseAlarms(rollout.alarms.items, rollout.alarms.ignored);
  const verdict = verdictWords(verdictAtLimit(rollout.verdict, useLimitPoints()));
  const { rate } = useAwsClock();
  const behind = useAwsText((nowMs) => (active ? countsBehindSince(rollout.traffic, nowMs, rate()) : null));
  const bypass = guard === null || guard.kind === 'obeyed' ? null : <FlagBadge short flag={guard} />;
  const edge = clsx(
    'relative',
    alarmed && 'before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-bad before:content-[""]',
  );
  if (!wide) {
    return (
      <li
        className={clsx(
          'flex flex-col gap-2.5 overflow-hidden rounded-card border border-line bg-surface p-3.5 hover:bg-hover/40',
          edge,
        )}
      >
        <div className="flex items-center justify-between gap-3">
          <RolloutLink rollout={rollout} className="text-[15px]" />
          <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} />
        </div>
        <ShareCell rollout={rollout} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <VerdictChip words={verdict} />
          {bypass ?? <AlarmSummaryLine summary={alarms} />}
          {verdict.basis ? <p className="basis-full text-meta text-ink-2 tabular-nums">{verdict.basis}</p> : null}
        </div>
      </li>
    );
  }
  return (
    <li className={clsx('grid min-h-[82px] items-center gap-x-4 px-4 py-2 hover:bg-hover/40', ROLLOUT_COLUMNS, edge)}>
      <div className="min-w-0">
        <RolloutLink rollout={rollout} />
        <div className="truncate text-meta text-ink-2">
          <Mono>{rollout.id}</Mono> · {describePlan(rollout.plan)}
        </div>
      </div>
      <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} />
      <ShareCell rollout={rollout} />
      <VersionRates rollout={rollout} worse={verdict.verdict === 'worse'} />
      <div className="min-w-0 text-meta">
        <AlarmSummaryLine summary={alarms} />
        {bypass ? <div className="mt-0.5">{bypass}</div> : <div className="truncate text-ink-2">{alarms.detail}</div>}
      </div>
      <div className="min-w-0">
        <VerdictChip words={verdict} />
        {behind === null ? (
          <div className="mt-0.5 truncate text-meta text-ink-2">{verdict.basis}</div>
        ) : (
          <div className="mt-0.5 truncate text-meta text-warn-ink">
            counted until {formatUtcMinute(toIso(behind))} UTC only
          </div>
        )}
      </div>
      <Elapsed
        from={rollout.startedAt ?? rollout.createdAt}
        to={rollout.completedAt}
        className="text-right text-body"
      />
      <div className="relative z-10 [&_svg]:hidden">
        <ActionButton request={{ kind: 'stop', rollout, group }} size="sm" />
      </div>
    </li>
  );
}

function RolloutLink({ rollout, className }: { rollout: Rollout; className?: string }) {
  const href = rolloutPagePath(rollout.target, rollout.id);
  return <RowLink of={rollout} href={href} className={clsx('min-w-0 font-semibold', className)} />;
}
