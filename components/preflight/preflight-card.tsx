'use client';

import { Age } from '@/components/status/age.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { usePreflight } from '@/lib/client/use-preflight.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Preflight } from '@/lib/domain/preflight/preflight.ts';
import { DetectionTable } from './detection-table.tsx';
import { FindingList } from './finding-list.tsx';

/** What would happen if a deployment of this group started now. */
export function PreflightCard({ group }: { group: Group }) {
  const { data, error } = usePreflight(group);
  return (
    <Card aria-labelledby="preflight">
      <CardHeader
        id="preflight"
        title="If a deployment started now"
        meta={
          data ? (
            <>
              checked <Age at={data.madeAt} />
            </>
          ) : null
        }
      />
      <div className="space-y-4 px-3.5 py-3">
        {!data && !error ? <Skeleton className="h-24" /> : null}
        {!data && error ? (
          <Banner tone="warn" title="This could not be checked.">
            {error.detail}
          </Banner>
        ) : null}
        {data ? <FindingList preflight={data} /> : null}
        {/* Without alarms the findings say it all; four rows of "hardly ever" would add nothing. */}
        {data?.detection &&
          group.alarms.items.length > 0 &&
          (isRed(data) ? (
            <StopsAll />
          ) : data.detection.cases.length === 0 ? (
            <NoTraffic />
          ) : (
            <DetectionTable detection={data.detection} />
          ))}
      </div>
    </Card>
  );
}

/** An obeyed alarm that is red stops good and bad versions alike: the chance of a stop means nothing then. */
function isRed({ findings }: Preflight): boolean {
  return findings.some(({ code, severity }) => code === 'alarm-red' && severity === 'blocks');
}

function NoTraffic() {
  return (
    <p className="text-meta text-ink-2">
      The alias had no calls in the last hour. How surely the alarms would stop a bad version depends on its traffic, so
      there is nothing to work it out from.
    </p>
  );
}

function StopsAll() {
  return (
    <p className="text-meta text-ink-2">
      While an alarm is in ALARM every deployment is stopped, good or bad. How surely the alarms would catch a bad
      version is worked out again once they are OK.
    </p>
  );
}
