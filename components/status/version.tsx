import { clsx } from 'clsx';
import { ArrowRight } from 'lucide-react';

export type VersionKind = 'baseline' | 'candidate';
export type VersionSize = 'sm' | 'md' | 'lg';

const SIZES: Record<VersionSize, { text: string; mark: string; gap: string }> = {
  sm: { text: 'text-meta', mark: 'size-[7px]', gap: 'gap-1' },
  md: { text: 'text-body', mark: 'size-2', gap: 'gap-1.5' },
  lg: { text: 'text-[18px] leading-7', mark: 'size-2', gap: 'gap-1.5' },
};

/** The square or round mark that stands for a version in text and charts. */
export function VersionMark({ kind, className }: { kind: VersionKind; className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-block shrink-0',
        kind === 'baseline' ? 'rounded-[2px] bg-base' : 'rounded-full bg-cand',
        className ?? 'size-2',
      )}
    />
  );
}

interface VersionProps {
  kind: VersionKind;
  value: string | null;
  size?: VersionSize | undefined;
}

/** A version: blue and square for the baseline, orange and round for the candidate. `value` null: not known. */
export function Version({ kind, value, size = 'md' }: VersionProps) {
  const { text, mark, gap } = SIZES[size];
  return (
    <span className={clsx('inline-flex items-center font-semibold whitespace-nowrap tabular-nums', text, gap)}>
      <VersionMark kind={kind} className={mark} />
      <span className={kind === 'baseline' ? 'text-base-ink' : 'text-cand-ink'}>
        <span className="sr-only">{kind === 'baseline' ? 'version ' : 'new version '}</span>
        {value ?? (
          <span className="font-normal text-ink-3">
            <span aria-hidden="true">—</span>
            <span className="sr-only">not known</span>
          </span>
        )}
      </span>
    </span>
  );
}

/** From one version to the other. */
export function VersionChange({
  baseline,
  candidate,
  size = 'md',
}: {
  baseline: string | null;
  candidate: string | null;
  size?: VersionSize | undefined;
}) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Version kind="baseline" value={baseline} size={size} />
      <ArrowRight aria-hidden="true" className={clsx('shrink-0 text-ink-3', size === 'lg' ? 'size-4' : 'size-3.5')} />
      <span className="sr-only">to</span>
      <Version kind="candidate" value={candidate} size={size} />
    </span>
  );
}
