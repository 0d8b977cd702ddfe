import { ComparisonExport } from './comparison-export.tsx';
import { LimitField } from './limit-field.tsx';
import type { ColdStarts } from '@/lib/domain/series/cold-starts.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What can be done with the comparison: nothing that is needed before the page is alive. */
export function ComparisonTools({ rollout, coldStarts }: { rollout: Rollout; coldStarts: ColdStarts | null }) {
  return (
    <div className="flex min-h-7 basis-full flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <LimitField />
      <ComparisonExport rollout={rollout} coldStarts={coldStarts} />
    </div>
  );
}
