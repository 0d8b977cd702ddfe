import type { ComponentProps } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Offered } from './use-offered-versions.ts';
import { VersionChoice } from './version-choice.tsx';

type VersionSectionProps = { title: string; offered: Offered } & Omit<ComponentProps<typeof VersionChoice>, 'versions'>;

/** The part of a dialog where the version is chosen, also while the versions are being read and when they cannot be. */
export function VersionSection({ title, offered, ...choice }: VersionSectionProps) {
  return (
    <section>
      <h3 className="text-meta font-semibold text-ink-2">{title}</h3>
      {offered.error ? (
        <Banner className="mt-2" tone="bad" title="The published versions could not be read.">
          {offered.error.detail}
        </Banner>
      ) : null}
      {!offered.versions && !offered.error ? <Skeleton className="mt-2 h-33" /> : null}
      {offered.versions ? <VersionChoice versions={offered.versions} {...choice} /> : null}
    </section>
  );
}
