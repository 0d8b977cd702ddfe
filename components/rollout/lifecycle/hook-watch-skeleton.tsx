import { Skeleton } from '@/components/ui/skeleton.tsx';

/** As tall as the first facts about a hook, so that nothing moves when they come. */
export function HookWatchSkeleton({ isRunning }: { isRunning: boolean }) {
  return (
    <div className="mt-1.5 space-y-1.5">
      {isRunning ? <Skeleton className="h-6" /> : null}
      <LinesSkeleton />
    </div>
  );
}

/** The one line that stands for a hook's log. */
export function LinesSkeleton() {
  return <Skeleton className="h-4 max-md:h-11" />;
}
