import { clsx } from 'clsx';
import { Version } from '@/components/status/version.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatRate } from '@/lib/domain/format/format-percent.ts';
import type { Rollout, VersionTraffic } from '@/lib/domain/rollout/rollout.ts';

/** Error rate and calls of both versions since the shift began. */
export function VersionRates({ rollout, worse }: { rollout: Rollout; worse: boolean }) {
  const { traffic, baselineVersion, candidateVersion } = rollout;
  return (
    <div className="grid grid-cols-[auto_1fr_1fr] items-center gap-x-3 gap-y-0.5 text-meta">
      <Version kind="baseline" value={baselineVersion} size="sm" />
      <Rates traffic={traffic?.baseline ?? null} />
      <Version kind="candidate" value={candidateVersion} size="sm" />
      <Rates traffic={traffic?.candidate ?? null} bad={worse} />
    </div>
  );
}

function Rates({ traffic, bad = false }: { traffic: VersionTraffic | null; bad?: boolean }) {
  return (
    <>
      <span className={clsx('text-right tabular-nums', bad && 'font-semibold text-bad-ink')}>
        {formatRate(traffic?.errors ?? null, traffic?.calls ?? null)}
        <span className="sr-only"> errors</span>
      </span>
      <span className="text-right text-ink-2 tabular-nums">
        {formatCount(traffic?.calls ?? null)}
        <span className="sr-only"> calls</span>
      </span>
    </>
  );
}
