import { clsx } from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Family, Specimen } from './specimen.ts';

const LAYOUTS: Record<Family['layout'], string> = {
  'side-by-side': 'flex flex-wrap gap-3',
  columns: 'columns-[348px] gap-3.5 [&>*]:mb-3.5 [&>*]:break-inside-avoid',
  stacked: 'flex flex-col gap-3.5',
  alone: 'flex flex-wrap gap-x-4 gap-y-1',
};

/** The specimens of a family, each with its name; of those that need a page for themselves the way there. */
export function FamilySection({ family: { name, title, layout, specimens } }: { family: Family }) {
  return (
    <section aria-labelledby={`family-${name}`} data-family={name}>
      <h2 id={`family-${name}`} className="mb-2.5 text-section font-semibold">
        <Link href={`/gallery/${name}`} prefetch={false} className="hover:underline">
          {title}
        </Link>{' '}
        <span className="font-normal text-ink-2">{specimens.length}</span>
      </h2>
      <div className={LAYOUTS[layout]}>
        {specimens.map((specimen) =>
          layout === 'alone' ? (
            <SpecimenLink key={specimen.name} name={specimen.name} />
          ) : (
            <Shown key={specimen.name} specimen={specimen} isFramed={layout === 'side-by-side'} />
          ),
        )}
      </div>
    </section>
  );
}

function Shown({ specimen: { name, element }, isFramed }: { specimen: Specimen; isFramed: boolean }) {
  return (
    <figure className={clsx('min-w-0', isFramed && 'max-w-full rounded-card border border-line p-2.5')}>
      <SpecimenFrame name={name}>{element}</SpecimenFrame>
      <figcaption className="mt-1.5">
        <SpecimenLink name={name} />
      </figcaption>
    </figure>
  );
}

function SpecimenLink({ name }: { name: string }) {
  return (
    <Link
      href={`/gallery/${name}`}
      prefetch={false}
      data-specimen-link={name}
      className="inline-flex items-center font-mono text-axis text-ink-2 underline decoration-line-strong underline-offset-2 hover:decoration-ink max-md:min-h-11"
    >
      {name}
    </Link>
  );
}

/** Where a specimen stands. What it fixes to the screen's edge stays within. */
export function SpecimenFrame({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div data-specimen={name} className="[contain:layout]">
      {children}
    </div>
  );
}
