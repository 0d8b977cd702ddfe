import Link from 'next/link';
import { Fragment } from 'react';
import { groupPagePath } from '@/lib/client/api/api-paths.ts';
import { describeOtherGroup } from '@/lib/domain/group/moves-alias.ts';
import { Age } from '@/components/status/age.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { Sparkline } from '@/components/ui/sparkline.tsx';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { clsx } from 'clsx';
import { Version } from '@/components/status/version.tsx';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '@/lib/domain/group/never-deployed.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/** Where the alias sends calls now, and how many there are. */
export function AliasCard({ group, readAt }: { group: Group; readAt: Iso | null }) {
  const { aliasState, traffic } = group;
  return (
    <Card aria-labelledby="alias-now">
      <CardHeader
        id="alias-now"
        title="Alias now"
        meta={
          <>
            read <Age at={readAt} />
          </>
        }
      />
      <div className="grid gap-x-8 gap-y-4 px-3.5 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <TrafficBar group={group} />
          <OtherGroups group={group} />
          <p className="mt-2 flex items-center gap-1 text-meta text-ink-3">
            {aliasState?.revisionId ? (
              <>
                revision <Mono>{aliasState.revisionId}</Mono>
                <CopyButton text={aliasState.revisionId} label="Copy the revision id" />
              </>
            ) : (
              'revision not known'
            )}
          </p>
        </div>
        <dl className="flex gap-6 text-meta text-ink-3">
          <Figure name="calls a minute" value={formatCount(traffic?.perMinute ?? null)} />
          <Figure name="errors, last hour" value={formatPercent(traffic?.errorPercent ?? null)} />
          <div>
            <dt>calls, 24 h</dt>
            <dd className="mt-1">
              <Sparkline
                values={traffic?.callsByHour ?? []}
                label={
                  traffic?.callsByHour
                    ? 'Calls an hour over the last 24 hours'
                    : 'Calls of the last 24 hours are not known'
                }
              />
            </dd>
          </div>
        </dl>
      </div>
    </Card>
  );
}

/** The other groups that deploy the same alias. */
function OtherGroups({ group }: { group: Group }) {
  const others = group.aliasUse?.groups ?? [];
  if (others.length === 0) return null;
  return (
    <p className="mt-2 text-meta text-warn-ink [overflow-wrap:anywhere]">
      Also deployed by{' '}
      {others.map((other, index) => (
        <Fragment key={`${other.application} ${other.group}`}>
          {index === 0 ? '' : ', '}
          <Link
            href={groupPagePath(group.target, other.application, other.group)}
            className="underline underline-offset-2"
          >
            {describeOtherGroup(other)}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="text-section font-semibold text-ink tabular-nums">{value}</dd>
    </div>
  );
}

/** The alias's whole traffic as one bar: the version it names in blue, those with weights in orange. */
function TrafficBar({ group }: { group: Group }) {
  const parts = trafficOfAlias(group.aliasState);
  if (!parts) {
    const why = isNeverDeployed(group) ? NEVER_DEPLOYED : `Where ${aliasName(group)} points was not read yet.`;
    return <p className="text-body text-ink-2">{why}</p>;
  }
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 text-body">
        {parts.map((part) => (
          <li key={part.version} className="flex items-baseline gap-2">
            <Version kind={kindOf(group, part.version)} value={part.version} />
            <span className="font-semibold tabular-nums">{formatPercent(part.percent)}</span>
            <span className="text-ink-3">of calls</span>
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="mt-2 flex h-3.5 gap-0.5 overflow-hidden rounded-[3px]">
        {parts.map((part) => (
          <span
            key={part.version}
            style={{ flexGrow: part.percent }}
            className={clsx(
              'basis-0 transition-[flex-grow] duration-200 ease-out',
              kindOf(group, part.version) === 'candidate' ? 'bg-cand-fill' : 'bg-base-fill',
            )}
          />
        ))}
      </div>
    </>
  );
}

function kindOf(group: Group, version: string): 'baseline' | 'candidate' {
  return version === group.aliasState?.version ? 'baseline' : 'candidate';
}
