'use client';

import { useRollouts } from '@/lib/client/use-rollouts.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { Group } from '@/lib/domain/group.ts';
import { useVersions } from './use-versions.ts';
import { VersionChoice } from './version-choice.tsx';
import { versionsToOffer } from './versions-to-offer.ts';

/** What Lambda calls the code that no version holds yet. */
export const LATEST = '$LATEST';

/** The version to deploy: a published one, or what is in $LATEST, which is published first. */
export function DeployVersionChoice({
  group,
  value,
  onChange,
  locked,
}: {
  group: Group;
  value: string | null;
  onChange: (version: string) => void;
  locked: boolean;
}) {
  const versions = useVersions(group);
  const rollouts = useRollouts(
    {
      target: group.target,
      status: 'all',
      search: null,
      group: { application: group.application, group: group.group },
    },
    null,
  );
  const known = rollouts.data?.pages.flatMap((page) => page.rollouts) ?? [];
  const offered = versions.data ? versionsToOffer(versions.data.versions, group.aliasState, known) : null;
  return (
    <section>
      <h3 className="text-meta font-semibold text-ink-2">Version</h3>
      {versions.error && (
        <Banner className="mt-2" tone="bad" title="The published versions could not be read.">
          {versions.error.detail}
        </Banner>
      )}
      {!offered && !versions.error && <Skeleton className="mt-2 h-33" />}
      {offered && (
        <VersionChoice
          label="Version to deploy"
          first={{ version: LATEST, title: 'New', words: 'publish what is in $LATEST as a new version' }}
          versions={offered}
          value={value}
          onChange={onChange}
          locked={locked}
        />
      )}
    </section>
  );
}
