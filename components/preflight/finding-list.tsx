'use client';

import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import type { Finding, Preflight, Severity } from '@/lib/domain/preflight/preflight.ts';

/** Shape, word and colour of each severity. */
export const SEVERITY_LOOKS: Record<Severity, { icon: ReactNode; word: string; className: string }> = {
  blocks: {
    icon: <OctagonX aria-hidden="true" className="size-4 shrink-0 text-bad" />,
    word: 'Stops it',
    className: 'text-bad-ink',
  },
  warns: {
    icon: <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warn-ink" />,
    word: 'Beware',
    className: 'text-warn-ink',
  },
  notes: {
    icon: <Info aria-hidden="true" className="size-4 shrink-0 text-ink-3" />,
    word: 'Note',
    className: 'text-ink-2',
  },
};

/** What pre-flight found, worst first, and what it could not read. Notes beyond `first` wait behind a button. */
export function FindingList({ preflight, first = 1 }: { preflight: Preflight; first?: number }) {
  const [all, setAll] = useState(false);
  const { findings, unread } = preflight;
  const weighty = findings.filter(({ severity }) => severity !== 'notes').length;
  const shown = all ? findings : findings.slice(0, Math.max(first, weighty));
  const more = findings.length - shown.length;
  return (
    <>
      {shown.length === 0 ? (
        <p className="text-body text-ink-2">
          {unread.length === 0
            ? 'Nothing found that would stop a deployment, or that it would run without.'
            : 'Nothing found in what could be read.'}
        </p>
      ) : null}
      <ul className="space-y-2.5">
        {shown.map((finding) => (
          <Item key={`${finding.code}/${finding.subject ?? ''}`} finding={finding} />
        ))}
      </ul>
      {more > 0 ? (
        <Button size="sm" className="mt-2.5" onClick={() => setAll(true)}>
          {formatPlural(more, 'more note')}
        </Button>
      ) : null}
      {unread.length > 0 ? (
        <ul className="mt-2.5 space-y-1 border-t border-line pt-2.5 text-meta text-ink-2">
          {unread.map((sentence) => (
            <li key={sentence}>Not checked: {sentence}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Item({ finding }: { finding: Finding }) {
  const { icon, word, className } = SEVERITY_LOOKS[finding.severity];
  return (
    <li className="flex gap-2.5">
      <span className="mt-0.5">{icon}</span>
      <p className="min-w-0 text-body [overflow-wrap:anywhere]">
        <strong className={`font-semibold ${className}`}>{word}:</strong>{' '}
        <span className="text-ink tabular-nums">{finding.sentence}</span>{' '}
        <span className="text-ink-2 tabular-nums">{finding.remedy}</span>
      </p>
    </li>
  );
}
