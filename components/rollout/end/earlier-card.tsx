import Link from 'next/link';
import { formatSpan, spanMs } from '@/lib/domain/format/format-span.ts';
import { Age } from '@/components/status/age.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import { groupPagePath, rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const SHOWN = 5;

/** Other rollouts of the same group, newest first. `others` null: they have not been read. */
export function EarlierCard({ rollout, others }: { rollout: Rollout; others: Rollout[] | null }) {
  const listed = (others ?? []).filter((other) => other.id !== rollout.id).slice(0, SHOWN);
  return (
    <Card aria-labelledby="earlier-title">
      <CardHeader title="Other rollouts" meta="of this group" id="earlier-title">
        <Link
          href={groupPagePath(rollout.target, rollout.application, rollout.group)}
          className="text-meta underline decoration-line-strong underline-offset-2 hover:decoration-ink"
        >
          All
        </Link>
      </CardHeader>
      {listed.length === 0 ? (
        <p className="px-3.5 py-3 text-meta text-ink-2">
          {others === null ? 'Not read yet.' : 'None that Sluice knows.'}
        </p>
      ) : (
        <ul>
          {listed.map((other) => (
            <li key={other.id} className="border-b border-line last:border-b-0">
              <Other rollout={other} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Other({ rollout }: { rollout: Rollout }) {
  const { tone, alone, icon } = describeStatus(rollout);
  const took = spanMs(rollout.startedAt, rollout.completedAt);
  return (
    <Link
      href={rolloutPagePath(rollout.target, rollout.id)}
      className="flex items-center gap-2 px-3.5 py-1.5 text-meta hover:bg-hover max-md:min-h-11"
    >
      <StatusIcon icon={icon} className={`size-3.5 shrink-0 ${STATUS_INK[tone].icon}`} />
      <span className="font-semibold whitespace-nowrap tabular-nums">
        {rollout.baselineVersion ?? '?'}{' '}
        <span aria-hidden="true" className="font-normal text-ink-3">
          →
        </span>
        <span className="sr-only">to</span> {rollout.candidateVersion ?? '?'}
      </span>
      <span className={`min-w-0 flex-1 truncate ${STATUS_INK[tone].text}`}>
        {/* The rollback is a row of its own. */}
        {alone}
        {took === null ? '' : `, ${formatSpan(took)}`}
      </span>
      <Age at={rollout.completedAt ?? rollout.createdAt} className="whitespace-nowrap text-ink-3" />
    </Link>
  );
}
