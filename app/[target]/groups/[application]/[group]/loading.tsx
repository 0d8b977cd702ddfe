import { Skeleton } from '@/components/ui/skeleton.tsx';

/** The shape of a group's page while it loads. */
export default function GroupLoading() {
  return (
    <div className="px-6 pt-3.5 max-md:px-4">
      <output className="sr-only">Reading the group…</output>
      <Skeleton className="mb-3 h-3 w-40 max-md:hidden" />
      <Skeleton className="h-7 w-72" />
      <Skeleton className="mt-2 h-3 w-full max-w-xl" />
      <div className="mt-4 grid gap-3.5 lg:grid-cols-[minmax(0,1fr)_348px]">
        <div className="space-y-3.5">
          <Skeleton className="h-[118px]" />
          <Skeleton className="h-[320px]" />
        </div>
        <div className="space-y-3.5">
          <Skeleton className="h-[200px]" />
          <Skeleton className="h-[240px]" />
        </div>
      </div>
    </div>
  );
}
