import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  className?: string | undefined;
}

/** Nothing to show: says why, and what to do about it. */
export function EmptyState({ title, children, action, icon, className }: EmptyStateProps) {
  return (
    <div className={clsx('flex flex-col items-start gap-3 px-6 py-8 max-md:px-4', className)}>
      <div className="flex items-center gap-2.5">
        {icon ? <span className="text-ink-3 [&_svg]:size-5">{icon}</span> : null}
        <h2 className="text-dialog font-semibold">{title}</h2>
      </div>
      {children ? <div className="max-w-2xl text-body text-ink-2">{children}</div> : null}
      {action ? <div className="flex flex-wrap items-center gap-2.5">{action}</div> : null}
    </div>
  );
}
