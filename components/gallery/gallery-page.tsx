'use client';

import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { FAMILIES } from './families.ts';
import { FamilySection } from './family-section.tsx';

/** All specimens, and the way to those that need a page for themselves. */
export function GalleryPage() {
  const count = FAMILIES.reduce((sum, { specimens }) => sum + specimens.length, 0);
  return (
    <div className="flex flex-col gap-8 px-6 pt-5 max-md:px-4">
      <header>
        <h1 className="text-title font-[650] tracking-[-0.02em]">Gallery</h1>
        <p data-count={count} className="text-body text-ink-2">
          {formatPlural(count, 'state')} of dialogs, notices, badges, charts and cards, with made-up data of a moment
          that stands still.
        </p>
      </header>
      {FAMILIES.map((family) => (
        <FamilySection key={family.name} family={family} />
      ))}
    </div>
  );
}
