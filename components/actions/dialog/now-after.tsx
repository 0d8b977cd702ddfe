import { ArrowRight } from 'lucide-react';
import { clsx } from 'clsx';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { SplitPart } from './traffic-split.ts';

interface NowAfterProps {
  now: SplitPart[] | null;
  after: SplitPart[] | null;
  afterLabel?: string;
}

/** The alias's traffic before and after, as two bars; null: not known. */
export function NowAfter({ now, after, afterLabel = 'After' }: NowAfterProps) {
  return (
    <div className="grid grid-cols-1 items-end gap-x-4 gap-y-3 rounded-card border border-line bg-sunken px-3.5 py-2.5 sm:grid-cols-[1fr_auto_1fr]">
      <Side label="Now" split={now} />
      <ArrowRight aria-hidden="true" className="mb-0.5 hidden size-4 text-ink-3 sm:block" />
      <Side label={afterLabel} split={after} />
    </div>
  );
}

function Side({ label, split }: { label: string; split: SplitPart[] | null }) {
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="text-meta font-semibold text-ink">{label}</span>
        {split ? (
          <span className="flex gap-x-3 text-meta font-semibold tabular-nums">
            {split.map((part) => (
              <span key={part.version} className={clsx('inline-flex items-center gap-1.5', inkOf(part))}>
                <span aria-hidden="true" className={clsx('size-2', markOf(part))} />
                {part.version} · {formatPercent(part.percent)}
              </span>
            ))}
          </span>
        ) : (
          <span className="text-meta text-ink-3">not known</span>
        )}
      </div>
      <div aria-hidden="true" className="mt-1.5 flex h-3.5 gap-0.5 overflow-hidden rounded-[3px]">
        {split ? (
          split.map((part) => (
            <span
              key={part.version}
              style={{ flexGrow: part.percent }}
              className={clsx('basis-0 transition-[flex-grow] duration-200 ease-out', fillOf(part))}
            />
          ))
        ) : (
          <span className="grow rounded-[3px] border border-dashed border-line-strong" />
        )}
      </div>
    </div>
  );
}

function inkOf(part: SplitPart): string {
  if (part.role === 'candidate') return 'text-cand-ink';
  return part.role === 'baseline' ? 'text-base-ink' : 'text-ink-2';
}

function markOf(part: SplitPart): string {
  if (part.role === 'candidate') return 'rounded-full bg-cand';
  return part.role === 'baseline' ? 'rounded-[2px] bg-base' : 'rounded-[2px] border border-ink-3';
}

function fillOf(part: SplitPart): string {
  if (part.role === 'candidate') return 'bg-cand-fill';
  return part.role === 'baseline' ? 'bg-base-fill' : 'bg-line-strong';
}
