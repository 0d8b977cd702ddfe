import { clsx } from 'clsx';

/** Holds the place of what is being read, in its size, so that nothing jumps when it comes. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={clsx('block animate-pulse rounded-control bg-hover', className)} />;
}
