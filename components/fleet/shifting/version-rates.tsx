import { clsx } from 'clsx';
import { Version } from '@/components/status/version.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatRate } from '@/lib/domain/format/format-percent.ts';
import { failuresOf } from '@/lib/domain/rollout/failures-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Error rate and calls of both versions since the shift began. */
export function VersionRates({ rollout, worse }: { rollout: Rollout; worse: boolean }) {
  const { baselineVersion, candidateVersion } = rollout;
  return (
    <div className="grid grid-cols-[auto_1fr_1fr] items-center gap-x-3 gap-y-0.5 text-meta">
      <Version kind="baseline" value={baselineVersion} size="sm" />
      <Rates rollout={rollout} side="baseline" />
      <Version kind="candidate" value={candidateVersion} size="sm" />
      <Rates rollout={rollout} side="candidate" bad={worse} />
    </div>
  );
}

function Rates({ rollout, side, bad = false }: { rollout: Rollout; side: 'baseline' | 'candidate'; bad?: boolean }) {
  const failures = failuresOf(rollout, side);
  return (
    <>
      <span className={clsx('text-right tabular-nums', bad && 'font-semibold text-bad-ink')}>
        {formatRate(failures?.failed ?? null, failures?.calls ?? null)}
        <span className="sr-only"> errors</span>
      </span>
      <span className="text-right text-ink-2 tabular-nums">
        {formatCount(rollout.traffic?.[side]?.calls ?? null)}
        <span className="sr-only"> calls</span>
      </span>
    </>
  );
}
