'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { outcomeWords } from './outcome-words.ts';
import { RowLink } from '@/components/ui/row-link.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { RolloutVerdictChip } from '@/components/status/rollout-verdict-chip.tsx';
import { StatusBadge } from '@/components/status/status-badge.tsx';
import { VersionChange } from '@/components/status/version.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { describeCreator } from '@/lib/domain/rollout/describe-creator.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { Age } from '@/components/status/age.tsx';
import { Elapsed } from '@/components/status/countdown.tsx';

const TRACKS =
  'md:grid md:grid-cols-[minmax(170px,1.3fr)_120px_minmax(180px,1.5fr)_80px_70px] lg:grid-cols-[minmax(180px,1.3fr)_120px_minmax(190px,1.5fr)_80px_70px_minmax(120px,1fr)] xl:grid-cols-[minmax(200px,1.3fr)_120px_minmax(220px,1.6fr)_90px_80px_minmax(140px,1fr)_minmax(120px,.9fr)]';

/** Rollouts, a line each; on phones each is a card of three lines. */
export function RolloutTable({ rollouts, label }: { rollouts: readonly Rollout[]; label: string }) {
  return (
    <table aria-label={label} className="block overflow-hidden rounded-card border border-line bg-surface">
      <thead className="block max-md:sr-only">
        <tr
          className={clsx(
            'h-[31px] items-center gap-x-4 border-b border-line bg-sunken px-4 text-left text-meta text-ink-2 [&>th]:font-normal',
            TRACKS,
          )}
        >
          <th scope="col">Rollout</th>
          <th scope="col">Version</th>
          <th scope="col">Status</th>
          <th scope="col" className="text-right">
            Started
          </th>
          <th scope="col" className="text-right">
            Took
          </th>
          <th scope="col" className="max-lg:hidden">
            Plan
          </th>
          <th scope="col" className="max-xl:hidden">
            Started by
          </th>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line">
        {rollouts.map((rollout) => (
          <RolloutLine key={`${rollout.target}/${rollout.id}`} rollout={rollout} />
        ))}
      </tbody>
    </table>
  );
}

function RolloutLine({ rollout }: { rollout: Rollout }) {
  const why = outcomeWords(rollout);
  const { share } = rollout;
  const link = linkOf(rollout);
  return (
    <tr
      className={clsx(
        'relative items-center gap-x-4 px-4 hover:bg-hover/50 md:min-h-[52px] md:py-1.5',
        'max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-1.5 max-md:py-3',
        TRACKS,
      )}
    >
      <td className="min-w-0">
        <RowLink
          of={rollout}
          href={rolloutPagePath(rollout.target, rollout.id)}
          prefetch={false}
          className="block font-semibold"
        />
        <Mono className="block truncate text-meta text-ink-2">{rollout.id}</Mono>
      </td>
      <td className="max-md:text-right">
        <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} />
      </td>
      <td className="min-w-0 max-md:col-span-2">
        <StatusBadge rollout={rollout} />
        {isActive(rollout.status) && share.routedPercent !== null ? (
          <span className="ml-2 text-meta text-ink-2">{formatPercent(share.routedPercent)} routed</span>
        ) : null}
        {why !== null || link !== null ? (
          <span className="block truncate text-meta text-ink-2">
            {why}
            {why !== null && link !== null ? ' · ' : null}
            {link ? (
              <>
                {link.word}{' '}
                <Link
                  href={rolloutPagePath(rollout.target, link.id)}
                  prefetch={false}
                  className="relative z-10 font-mono underline decoration-line-strong underline-offset-2 hover:decoration-ink"
                >
                  {link.id}
                </Link>
              </>
            ) : null}
          </span>
        ) : null}
        {isWorthAChip(rollout) ? (
          <span className="mt-1 flex">
            <RolloutVerdictChip verdict={rollout.verdict} />
          </span>
        ) : null}
      </td>
      <td className="text-ink-2 max-md:text-meta md:text-right">
        <Started rollout={rollout} />
      </td>
      <td className="tabular-nums max-md:hidden md:text-right">
        <Took rollout={rollout} />
      </td>
      <td className="truncate text-ink-2 max-lg:hidden">{describePlan(rollout.plan)}</td>
      <td className="truncate text-ink-2 max-xl:hidden">{describeCreator(rollout.creator, rollout.startedBy)}</td>
    </tr>
  );
}

/** Of an ended rollout, only "worse" still says something at a glance; a rollback is not under test. */
function isWorthAChip({ verdict, status, rollback }: Rollout): boolean {
  if (verdict === null || rollback.of !== null || verdict.kind === 'nothing') return false;
  return isActive(status) || verdict.kind === 'worse';
}

function linkOf({ rollback }: Rollout): { word: string; id: string } | null {
  if (rollback.by !== null) return { word: 'undone by', id: rollback.by };
  return rollback.of === null ? null : { word: 'undoes', id: rollback.of };
}

/** How long it took, or has been running. */
function Took({ rollout }: { rollout: Rollout }) {
  const { startedAt, createdAt, completedAt, status } = rollout;
  const running = isActive(status);
  if (!running && completedAt === null) return <span className="text-ink-3">—</span>;
  return (
    <>
      <span className="sr-only">{running ? 'running for ' : 'took '}</span>
      <Elapsed from={startedAt ?? createdAt} to={completedAt} />
    </>
  );
}

function Started({ rollout }: { rollout: Rollout }) {
  return <Age at={rollout.startedAt ?? rollout.createdAt} className="tabular-nums" />;
}
