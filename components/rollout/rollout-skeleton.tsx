import { ChartStackSkeleton } from '@/components/charts/chart-stack-skeleton.tsx';
import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The shape of a rollout's page while the server is asked for it. */
export function RolloutSkeleton() {
  return (
    <div className="flex flex-col gap-3.5 px-6 pt-3.5 max-md:px-4">
      <output className="sr-only">Reading the rollout…</output>
      <div>
        <Skeleton className="mt-1 h-4 w-60" />
        <Skeleton className="mt-2.5 h-7 w-96 max-w-full" />
        <Skeleton className="mt-2 h-4 w-[640px] max-w-full" />
      </div>
      <Card as="div" className="h-[86px] px-4.5 py-3.5">
        <Skeleton className="h-full w-full opacity-50" />
      </Card>
      <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_348px]">
        <div className="flex min-w-0 flex-col gap-3.5">
          <Card as="div" className="h-[176px] px-3.5 py-3">
            <Skeleton className="h-6 w-72 max-w-full" />
          </Card>
          <ChartStackSkeleton />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          {[190, 270, 148, 240].map((height) => (
            <div key={height} style={{ height }} className="rounded-card border border-line bg-surface px-3.5 py-3">
              <Skeleton className="h-5 w-32" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
