'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { useVersions } from '@/components/actions/deploy/use-versions.ts';
import { shortHash } from '@/components/actions/deploy/short-hash.ts';
import { type OfferedVersion, versionsToOffer } from '@/components/actions/deploy/versions-to-offer.ts';
import { Age } from '@/components/status/age.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const SHOWN_FIRST = 8;

/** The function's published versions, each of which can be rolled back to. */
export function VersionsCard({ group, rollouts }: { group: Group; rollouts: Rollout[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const { data, error } = useVersions(group);
  const offered = data ? versionsToOffer(data.versions, group.aliasState, rollouts) : null;
  const shown = showsAll ? offered : offered?.slice(0, SHOWN_FIRST);
  return (
    <Card aria-labelledby="versions">
      <CardHeader
        id="versions"
        title="Published versions"
        meta={
          data ? (
            <>
              {data.versions.length} of them, read <Age at={data.asOf} />
            </>
          ) : null
        }
      />
      {error && !data ? (
        <Banner tone="bad" title="The published versions could not be read." className="m-3.5">
          {error.detail}
        </Banner>
      ) : null}
      {!data && !error ? (
        <div className="space-y-2.5 p-3.5">
          <output className="sr-only">Reading the versions…</output>
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} className="h-6" />
          ))}
        </div>
      ) : null}
      {offered?.length === 0 ? (
        <p className="px-3.5 py-4 text-body text-ink-2">This function has no published version, only $LATEST.</p>
      ) : null}
      <ul className="divide-y divide-line">
        {shown?.map((version) => (
          <li key={version.version}>
            <Row version={version} group={group} />
          </li>
        ))}
      </ul>
      {offered && offered.length > SHOWN_FIRST ? (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" onClick={() => setShowsAll(!showsAll)} aria-expanded={showsAll}>
            {showsAll ? 'Show fewer' : `Show all ${offered.length}`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function Row({ version, group }: { version: OfferedVersion; group: Group }) {
  const weight = group.aliasState?.weights[version.version] ?? 0;
  return (
    <div className="grid min-h-11 grid-cols-[40px_minmax(0,1fr)_auto] items-center gap-x-4 max-md:grid-cols-[28px_minmax(0,1fr)_auto] max-md:gap-x-2.5 px-3.5 py-1.5 text-body">
      <span className="font-semibold tabular-nums">{version.version}</span>
      <span className="min-w-0 text-meta text-ink-3">
        <span className="block text-ink-2">
          {version.lastRollout ? (
            <>
              {describeStatus(version.lastRollout.rollout).word} <Age at={version.lastRollout.at} />
            </>
          ) : (
            'no rollout of it known'
          )}
          {version.description ? <> · “{version.description}”</> : null}
        </span>
        <span className="block [overflow-wrap:anywhere]">
          {version.publishedAt ? (
            <>
              published <Age at={version.publishedAt} />
            </>
          ) : (
            'published at an unknown time'
          )}
          {version.codeSha256 ? (
            <>
              {' · code '}
              <Mono>{shortHash(version.codeSha256)}</Mono>
            </>
          ) : null}
          {version.runtime && ` · ${version.runtime}`}
          {version.memoryMb !== null && ` · ${version.memoryMb} MB`}
        </span>
      </span>
      {version.isCurrent ? (
        <Badge tone="active">All traffic now</Badge>
      ) : weight > 0 ? (
        <Badge tone="active">{Math.round(weight)}% now</Badge>
      ) : (
        <MoveButton version={version.version} group={group} />
      )}
    </div>
  );
}

/** Deploys a newer version, rolls back to an older one: a deployment too, but by the group's own plan. */
function MoveButton({ version, group }: { version: string; group: Group }) {
  const isNewer = group.aliasState !== null && Number(version) > Number(group.aliasState.version);
  return isNewer ? (
    <ActionButton request={{ kind: 'deploy', group, version }} size="sm" isIconOnPhones />
  ) : (
    <ActionButton request={{ kind: 'roll-back', group, toVersion: version }} size="sm" isIconOnPhones />
  );
}
