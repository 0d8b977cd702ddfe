'use client';

import { useChanges } from './use-changes.ts';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Later } from '@/components/ui/later.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { VersionChange } from '@/components/status/version.tsx';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

// Its data is read in the browser, so its code may load then, too.
const loadList = () => import('@/components/versions/change-list.tsx').then((module) => module.ChangeList);

/** What differs between the two versions. Of the environment only names: values are secrets. */
export function ChangesCard({ rollout }: { rollout: Rollout }) {
  const { data, error } = useChanges(rollout);
  const known = rollout.baselineVersion !== null && rollout.candidateVersion !== null;
  return (
    <Card aria-labelledby="changes-title">
      <CardHeader title="What changed" id="changes-title">
        <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} size="sm" />
      </CardHeader>
      {data ? (
        <Later load={loadList} props={{ changes: data }} waiting={<Waiting />} />
      ) : error || !known ? (
        <p className="px-3.5 py-3 text-meta text-ink-2 [overflow-wrap:anywhere]">
          {known ? error?.detail : 'Between which versions it shifts is not known yet.'}
          {error?.missingAction ? (
            <>
              {' '}
              Missing: <Mono>{error.missingAction}</Mono>.
            </>
          ) : null}
        </p>
      ) : (
        <Waiting />
      )}
    </Card>
  );
}

function Waiting() {
  return (
    <div className="flex flex-col gap-3.5 px-3.5 py-3.5" aria-busy="true">
      <Skeleton className="h-3.5 w-52" />
      <Skeleton className="h-3.5 w-60" />
      <Skeleton className="h-3.5 w-44" />
    </div>
  );
}
