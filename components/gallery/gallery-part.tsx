'use client';

import { notFound, usePathname } from 'next/navigation';
import { FAMILIES } from './families.ts';
import { FamilySection, SpecimenFrame } from './family-section.tsx';

/**
 * The family or the specimen that the address names, by itself; a 404 for any other name. It follows the address in the
 * browser, so that one
 * specimen after the other can be looked at without asking the server.
 */
export function GalleryPart() {
  const name = usePathname().split('/').at(-1);
  const family = FAMILIES.find((each) => each.name === name);
  const specimen = FAMILIES.flatMap(({ specimens }) => specimens).find((each) => each.name === name);
  if (!family && !specimen) notFound();
  return (
    <div className="px-6 pt-5 max-md:px-4">
      <h1 className="sr-only">{family?.title ?? specimen?.name}</h1>
      {family ? <FamilySection key={name} family={family} /> : null}
      {specimen ? (
        <SpecimenFrame key={name} name={specimen.name}>
          {specimen.element}
        </SpecimenFrame>
      ) : null}
    </div>
  );
}
