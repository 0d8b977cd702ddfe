import type { ComponentProps } from 'react';
import { clsx } from 'clsx';
import { EmptyState } from './empty-state.tsx';

/** A page that has nothing but a reason; `heading` names it for a screen reader. */
export function EmptyPage({ heading, className, ...rest }: { heading: string } & ComponentProps<typeof EmptyState>) {
  return (
    <div className="px-6 pt-6 max-md:px-4">
      <h1 className="sr-only">{heading}</h1>
      <EmptyState className={clsx('rounded-card border bg-surface', className ?? 'border-line')} {...rest} />
    </div>
  );
}
