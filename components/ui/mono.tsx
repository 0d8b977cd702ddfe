import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** Ids, hashes, IAM actions: what a person may copy letter by letter. */
export function Mono({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <span className={clsx('font-mono text-[0.95em] [overflow-wrap:anywhere]', className)}>{children}</span>;
}
