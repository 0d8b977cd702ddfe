import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export type BannerTone = 'warn' | 'bad' | 'byp' | 'neutral';

const TONES: Record<BannerTone, string> = {
  warn: 'border-warn-line bg-warn-soft text-warn-ink',
  bad: 'border-bad-line bg-bad-soft text-bad-ink',
  byp: 'border-byp-line bg-byp-soft text-byp-ink',
  neutral: 'border-line-strong bg-surface text-ink',
};

/** A fact that a person must know or settle: cause first, then what to do. `live` announces it when it appears. */
export function Banner({
  tone = 'neutral',
  icon,
  title,
  children,
  action,
  live = 'off',
  className,
}: {
  tone?: BannerTone | undefined;
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  live?: 'off' | 'polite' | 'assertive' | undefined;
  className?: string | undefined;
}) {
  return (
    <div
      role={live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined}
      className={clsx(
        'flex items-start gap-3 rounded-card border px-3.5 py-2.5 text-body max-md:flex-wrap',
        TONES[tone],
        className,
      )}
    >
      {icon ? <span className="mt-0.5 [&_svg]:size-4">{icon}</span> : null}
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <strong className="font-semibold">{title}</strong>
        {children ? <> {children}</> : null}
      </div>
      {action ? <div className="flex shrink-0 flex-wrap gap-2 max-md:w-full">{action}</div> : null}
    </div>
  );
}
