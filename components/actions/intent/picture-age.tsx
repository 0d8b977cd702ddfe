import { clsx } from 'clsx';
import { formatAge } from '@/lib/domain/format/format-age.ts';
import type { Picture } from './use-picture.ts';

/** Left in the footer: how old the picture is, and why the button beside it is off. */
export function PictureAge({ picture, off, id }: { picture: Picture; off: string | null; id: string }) {
  const stale = picture.why !== null;
  return (
    <p className="mr-auto min-w-0 flex-1 text-meta text-ink-2 max-md:basis-full">
      <span aria-hidden className={clsx('mr-2 inline-block size-2 rounded-full', stale ? 'bg-warn-ink' : 'bg-ok')} />
      <span className={clsx('tabular-nums', stale && 'font-semibold text-warn-ink')}>
        {picture.ageMs === null ? 'Never read' : `Picture is ${formatAge(picture.ageMs)} old`}
      </span>
      <span id={id}>{off && <span className="text-ink-3"> · {off}</span>}</span>
    </p>
  );
}
