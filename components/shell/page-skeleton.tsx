import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The shape of a list page while the server is asked for it. */
export function PageSkeleton({ label = 'Reading…' }: { label?: string }) {
  return (
    <div className="flex flex-col gap-5 px-6 pt-3.5 max-md:px-4">
      <output className="sr-only">{label}</output>
      <div className="flex gap-2 overflow-hidden">
        {[80, 146, 168, 176, 124].map((width) => (
          <span key={width} style={{ width }} className="shrink-0">
            <Skeleton className="h-[38px] max-md:h-11" />
          </span>
        ))}
      </div>
      <div className="rounded-card border border-line bg-surface">
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex items-center gap-8 border-b border-line px-4 py-5 last:border-b-0">
            <div className="flex w-48 flex-col gap-2">
              <Skeleton className="h-3 w-32" />
              <Skeleton className="h-3 w-44" />
            </div>
            <Skeleton className="h-3 flex-1" />
            <Skeleton className="h-6 w-32 max-md:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}
