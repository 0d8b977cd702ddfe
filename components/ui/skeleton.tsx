import { clsx } from 'clsx';

/** Keeps the space of what is being read, so that nothing jumps when it comes. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={clsx('block animate-pulse rounded-control bg-hover', className)} />;
}
