import { Card } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';

/** Keeps the charts' space while their code or their figures load. */
export function ChartStackSkeleton() {
  return (
    <div className="flex flex-col gap-3.5" aria-busy="true">
      <Card as="div" className="h-[356px] px-3.5 pt-2.5 max-md:h-[306px]">
        <Skeleton className="mt-1 h-5 w-40" />
        <Skeleton className="mt-5 h-[270px] w-full opacity-50 max-md:h-[210px]" />
      </Card>
      <Card as="div" className="h-[688px] px-3.5 pt-2.5">
        <Skeleton className="mt-1 h-5 w-56" />
        <Skeleton className="mt-6 h-[108px] w-full opacity-50" />
        <Skeleton className="mt-8 h-[64px] w-full opacity-50" />
        <Skeleton className="mt-8 h-[158px] w-full opacity-50" />
        <Skeleton className="mt-8 h-[78px] w-full opacity-50" />
        <Skeleton className="mt-8 h-[30px] w-full opacity-50" />
      </Card>
    </div>
  );
}
