import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Severity } from '@/lib/domain/preflight/preflight.ts';

/** Shape, word and colour of each severity. */
export const SEVERITY_LOOK: Record<Severity, { icon: ReactNode; word: string; className: string }> = {
  blocks: {
    icon: <OctagonX aria-hidden className="size-4 shrink-0 text-bad" />,
    word: 'Stops it',
    className: 'text-bad-ink',
  },
  warns: {
    icon: <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn-ink" />,
    word: 'Beware',
    className: 'text-warn-ink',
  },
  notes: { icon: <Info aria-hidden className="size-4 shrink-0 text-ink-3" />, word: 'Note', className: 'text-ink-2' },
};
