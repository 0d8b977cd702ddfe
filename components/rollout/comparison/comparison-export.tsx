'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { comparisonAsCsv, comparisonAsJson, comparisonAsMarkdown } from '@/lib/domain/rollout/comparison-export.ts';
import type { ColdStarts } from '@/lib/domain/series/cold-starts.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Exports the comparison, for a post-mortem. */
export function ComparisonExport({ rollout, coldStarts }: { rollout: Rollout; coldStarts: ColdStarts | null }) {
  const icon = <Download aria-hidden="true" />;
  return (
    <div className="flex flex-wrap gap-2">
      <CopyButton text={comparisonAsMarkdown(rollout, coldStarts)} label="Copy the comparison as Markdown">
        Copy as Markdown
      </CopyButton>
      <Button
        size="sm"
        icon={icon}
        aria-label="Download the comparison as CSV"
        onClick={() => download(`${rollout.id}.csv`, 'text/csv', comparisonAsCsv(rollout, coldStarts))}
      >
        CSV
      </Button>
      <Button
        size="sm"
        icon={icon}
        aria-label="Download the comparison as JSON"
        onClick={() => download(`${rollout.id}.json`, 'application/json', comparisonAsJson(rollout, coldStarts))}
      >
        JSON
      </Button>
    </div>
  );
}

function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
