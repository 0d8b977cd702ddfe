import { clsx } from 'clsx';
import { Version } from '@/components/status/version.tsx';

/** "41 baseline  42 candidate": which mark is which version. */
export function VersionPair({
  baseline,
  candidate,
  className,
}: {
  baseline: string | null;
  candidate: string | null;
  className?: string;
}) {
  return (
    <div className={clsx('flex items-center gap-4 text-meta', className)}>
      <span className="inline-flex items-center gap-1.5">
        <Version kind="baseline" value={baseline} size="sm" /> <span className="text-ink-3">baseline</span>
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Version kind="candidate" value={candidate} size="sm" /> <span className="text-ink-3">candidate</span>
      </span>
    </div>
  );
}
