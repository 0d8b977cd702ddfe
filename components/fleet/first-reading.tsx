import { PageSkeleton } from '@/components/shell/page-skeleton.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { formatCount, formatPlural } from '@/lib/domain/format/format-count.ts';

interface Progress {
  groupsRead: number;
  /** null: not counted yet. */
  groupsKnown: number | null;
}

function progressWords({ groupsRead, groupsKnown }: Progress): string {
  return groupsKnown === null
    ? 'Reading deployment groups from CodeDeploy'
    : `Reading ${formatPlural(groupsKnown, 'group')} from CodeDeploy: ${formatCount(groupsRead)} so far`;
}

/** The first reading is still running; what is read already can be used. */
export function ReadingOn(progress: Progress) {
  return (
    <p className="flex items-center gap-2 text-meta text-ink-2 tabular-nums">
      <Spinner className="size-3.5" />
      {progressWords(progress)}
    </p>
  );
}

/** The first reading of a target: the shape of the page and how far the reading is. */
export function FirstReading(progress: Progress) {
  const words = progressWords(progress);
  return (
    <div className="-mx-6 max-md:-mx-4">
      <PageSkeleton label={words} />
      <p aria-hidden="true" className="px-6 pt-3 text-meta text-ink-2 tabular-nums max-md:px-4">
        {words}
      </p>
    </div>
  );
}
