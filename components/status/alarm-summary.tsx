import { clsx } from 'clsx';
import { AlarmGlyph } from './alarm-glyph.tsx';
import type { AlarmSummary as Summary } from './summarise-alarms.ts';

const INK: Record<Summary['tone'], string> = {
  neutral: 'text-ink',
  bad: 'font-semibold text-bad-ink',
  byp: 'font-semibold text-byp-ink',
  quiet: 'text-ink-2',
};
const DRAWN = 4;

/** A shape for each alarm (up to four, the worst first; those without room are left out), then the count in words. */
export function AlarmSummaryLine({ summary, className }: { summary: Summary; className?: string | undefined }) {
  const { kinds, text, tone } = summary;
  return (
    <span className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap', INK[tone], className)}>
      {kinds.length > 0 ? (
        // As high as one shape: what would begin a second row is not seen.
        <span className="flex h-3 min-w-0 flex-wrap gap-1 overflow-hidden">
          {kinds.slice(0, DRAWN).map((kind, index) => (
            // Alarms have no identity here: only how many are in which state.
            // oxlint-disable-next-line react/no-array-index-key
            <AlarmGlyph key={index} kind={kind} />
          ))}
        </span>
      ) : null}
      <span className="shrink-0">{text}</span>
    </span>
  );
}
