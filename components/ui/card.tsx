import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface CardProps {
  as?: 'section' | 'div' | 'article' | 'li' | undefined;
  tone?: 'neutral' | 'bad' | undefined;
  className?: string | undefined;
  children: ReactNode;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
}

/** A surface that holds one subject. */
export function Card({ as: Tag = 'section', tone = 'neutral', className, children, ...aria }: CardProps) {
  return (
    <Tag
      {...aria}
      className={clsx('rounded-card border bg-surface', tone === 'bad' ? 'border-bad-line' : 'border-line', className)}
    >
      {children}
    </Tag>
  );
}

interface CardHeaderProps {
  title: ReactNode;
  /** Give it to the card's aria-labelledby. */
  id?: string | undefined;
  meta?: ReactNode;
  children?: ReactNode;
}

/** A card's title at the left, its meta or controls at the right. */
export function CardHeader({ title, id, meta, children }: CardHeaderProps) {
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-3.5 py-2">
      <h2 id={id} className="text-section font-semibold">
        {title}
      </h2>
      {meta ? <span className="text-meta text-ink-3">{meta}</span> : null}
      {children ? <div className="ml-auto flex items-center gap-2">{children}</div> : null}
    </header>
  );
}
