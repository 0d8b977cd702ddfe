import { clsx } from 'clsx';
import type { Picture } from './use-picture.ts';

/** Left in the footer: how old the picture is, and why the button beside it is off. */
export function PictureAge({ picture, off, id }: { picture: Picture; off: string | null; id: string }) {
  const stale = picture.why !== null && !picture.reading;
  return (
    <p className="mr-auto min-w-0 text-meta text-ink-2 max-md:w-full">
      <span
        aria-hidden
        className={clsx(
          'mr-2 inline-block size-2 rounded-full',
          stale ? 'bg-warn-ink' : 'bg-ok',
          picture.reading && 'animate-pulse',
        )}
      />
      <span className={clsx('tabular-nums', stale && 'font-semibold text-warn-ink')}>{ageInWords(picture)}</span>
      <span id={id}>{off && <span className="text-ink-3"> · {off}</span>}</span>
    </p>
  );
}

function ageInWords({ ageMs, reading }: Picture): string {
  if (ageMs === null) return reading ? 'First reading' : 'Never read';
  const seconds = Math.round(ageMs / 1000);
  if (seconds < 120) return `Picture is ${seconds} s old`;
  return `Picture is ${Math.floor(seconds / 60)} min old`;
}
