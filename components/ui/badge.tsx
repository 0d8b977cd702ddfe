import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type BadgeTone = 'ok' | 'bad' | 'byp' | 'warn' | 'neutral' | 'active';

const TONES: Record<BadgeTone, string> = {
  ok: 'border-transparent bg-ok-soft text-ok-ink',
  bad: 'border-bad-line bg-bad-soft text-bad-ink',
  byp: 'border-byp-line bg-byp-soft text-byp-ink',
  warn: 'border-warn-line bg-warn-soft text-warn-ink',
  neutral: 'border-line-strong bg-surface text-ink-2',
  active: 'border-ink bg-surface text-ink',
};

interface BadgeProps {
  tone?: BadgeTone | undefined;
  icon?: ReactNode;
  /** Not certain (too few calls, not read yet). */
  dashed?: boolean | undefined;
  className?: string | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/** A short state in words, with an icon: shape, word and colour say the same. */
export function Badge({ tone = 'neutral', icon, dashed = false, className, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex h-[22px] max-w-full items-center gap-1.5 rounded-badge border px-1.5 text-meta font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        TONES[tone],
        dashed && 'border-dashed',
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
