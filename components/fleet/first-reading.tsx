import { PageSkeleton } from '@/components/shell/page-skeleton.tsx';
import { formatCount, formatPlural } from '@/lib/domain/format-count.ts';

/** The first reading of a target: the shape of the page and how far the reading is. */
export function FirstReading({ groupsRead, groupsKnown }: { groupsRead: number; groupsKnown: number | null }) {
  const words =
    groupsKnown === null
      ? 'Reading deployment groups from CodeDeploy'
      : `Reading ${formatPlural(groupsKnown, 'group')} from CodeDeploy: ${formatCount(groupsRead)} so far`;
  return (
    <div className="-mx-6 max-md:-mx-4">
      <PageSkeleton label={words} />
      <p aria-hidden="true" className="px-6 pt-3 text-meta text-ink-2 tabular-nums max-md:px-4">
        {words}
      </p>
    </div>
  );
}
