import type { ColdStarts } from '@/lib/domain/series/cold-starts.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { comparisonAsCsv, comparisonAsJson, comparisonAsMarkdown } from '@/lib/domain/rollout/comparison-export.ts';
import { useId, useState } from 'react';
import { TextField } from '@/components/ui/text-field.tsx';
import { setLimitPoints, useLimitPoints } from '@/lib/client/use-limit-points.ts';
import { parseLimitPoints } from '@/lib/domain/verdict/verdict-at-limit.ts';

/** What can be done with the comparison: nothing that is needed before the page is alive. */
export function ComparisonTools({ rollout, coldStarts }: { rollout: Rollout; coldStarts: ColdStarts | null }) {
  return (
    <div className="flex min-h-7 basis-full flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <LimitField />
      <ComparisonExport rollout={rollout} coldStarts={coldStarts} />
    </div>
  );
}

/** Exports the comparison, for a post-mortem. */
function ComparisonExport({ rollout, coldStarts }: { rollout: Rollout; coldStarts: ColdStarts | null }) {
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

/** How large a hidden increase this viewer accepts, in percentage points. Kept by the browser, for every verdict. */
function LimitField() {
  const id = useId();
  const points = useLimitPoints();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(points);
  const isWrong = parseLimitPoints(text) === null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-ink-2">
      <label htmlFor={id}>Too few calls while an increase above</label>
      <TextField
        id={id}
        inputMode="decimal"
        autoComplete="off"
        maxLength={6}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-unit`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parseLimitPoints(event.target.value);
          if (next !== null) setLimitPoints(next);
        }}
        onBlur={() => setTyped(null)}
        className="!h-7 !w-14 !px-1.5 text-center tabular-nums max-md:!h-11"
      />
      <span id={`${id}-unit`}>{isWrong ? 'points: 0.1 to 100' : 'points might not show'}</span>
    </span>
  );
}
