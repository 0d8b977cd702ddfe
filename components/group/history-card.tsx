'use client';

import Link from 'next/link';
import { Age } from '@/components/status/age.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { RolloutVerdictChip } from '@/components/status/rollout-verdict-chip.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import { VersionChange } from '@/components/status/version.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { describeCreator } from '@/lib/domain/rollout/describe-creator.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

interface HistoryCardProps {
  rollouts: Rollout[];
  hasMore: boolean;
  isReading: boolean;
  error: string | null;
  onMore: () => void;
}

/** The group's rollouts, newest first, a page at a time. */
export function HistoryCard({ rollouts, hasMore, isReading, error, onMore }: HistoryCardProps) {
  return (
    <Card aria-labelledby="history">
      <CardHeader id="history" title="Rollouts" meta={rollouts.length > 0 && 'newest first'} />
      {error ? (
        <Banner tone="bad" title="Older rollouts could not be read." className="m-3.5">
          {error}
        </Banner>
      ) : null}
      {rollouts.length === 0 && !error ? (
        <p className="px-3.5 py-4 text-body text-ink-2">
          No rollout of this group is known. CodeDeploy forgets old ones, and Sluice keeps those that it has seen.
        </p>
      ) : null}
      <ul className="divide-y divide-line">
        {rollouts.map((rollout) => (
          <li key={rollout.id}>
            <Row rollout={rollout} />
          </li>
        ))}
      </ul>
      {hasMore ? (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" busy={isReading} onClick={onMore}>
            Show older rollouts
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function Row({ rollout }: { rollout: Rollout }) {
  const { word, tone, icon } = describeStatus(rollout);
  const ink = STATUS_INK[tone];
  return (
    <Link
      href={rolloutPagePath(rollout.target, rollout.id)}
      className="grid min-h-[35px] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-3.5 py-1.5 text-body -outline-offset-2 hover:bg-hover max-md:min-h-11 md:grid-cols-[96px_minmax(0,1fr)_104px_minmax(0,160px)_48px_72px]"
    >
      <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} />
      <span className="flex min-w-0 items-center gap-2 max-md:col-start-1 max-md:row-start-2">
        <StatusIcon icon={icon} className={`size-4 shrink-0 ${ink.icon}`} />
        <span className={`truncate ${ink.text}`}>{word}</span>
        {rollout.verdict?.kind === 'worse' || rollout.verdict?.slow?.kind === 'worse' ? (
          <RolloutVerdictChip verdict={rollout.verdict} />
        ) : null}
      </span>
      <Mono className="text-meta text-ink-3 max-md:hidden">{rollout.id}</Mono>
      <span className="truncate text-meta text-ink-3 max-md:hidden">
        {describeCreator(rollout.creator, rollout.startedBy)}
      </span>
      <span className="text-right text-meta text-ink-3 tabular-nums max-md:hidden" title="How long it ran">
        {durationOf(rollout)}
      </span>
      <Age
        at={rollout.completedAt ?? rollout.startedAt ?? rollout.createdAt}
        className="text-right text-meta whitespace-nowrap text-ink-3 tabular-nums max-md:col-start-2 max-md:row-start-1"
      />
    </Link>
  );
}

function durationOf({ startedAt, createdAt, completedAt }: Rollout): string {
  return formatClock(completedAt === null ? null : toMs(completedAt) - toMs(startedAt ?? createdAt));
}
