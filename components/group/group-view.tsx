'use client';

import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout/rollout.ts';
import { Ban, ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { BypassBanner } from '@/components/actions/bypass/bypass-banner.tsx';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { PreflightCard } from '@/components/preflight/preflight-card.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { useGroup } from '@/lib/client/use-group.ts';
import { useHealth } from '@/lib/client/use-health.ts';
import { useRollouts } from '@/lib/client/use-rollouts.ts';
import type { AuditPage, RolloutPage } from '@/lib/domain/live/pages.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { ActiveRolloutCard } from './active-rollout-card.tsx';
import { AlarmsCard } from './alarms-card.tsx';
import { AliasCard } from './alias-card.tsx';
import { ConfigurationCard } from './configuration-card.tsx';
import { DriftBanner } from './drift-banner.tsx';
import { GroupActivity } from './group-activity.tsx';
import { GroupActionBar } from './group-action-bar.tsx';
import { GroupHeading } from './group-heading.tsx';
import { GroupProblems } from './group-problems.tsx';
import { HistoryCard } from './history-card.tsx';
import { VersionsCard } from './versions-card.tsx';
import { toMs } from '@/lib/domain/time/iso.ts';

interface GroupViewProps {
  initial: Group;
  initialRollouts: RolloutPage;
  initialAudit: AuditPage;
}

/** One function alias and its deployment group: where it is, how it is set up, what happened to it. */
export function GroupView({ initial, initialRollouts, initialAudit }: GroupViewProps) {
  const { data: group, error: groupError } = useGroup(initial.target, initial.application, initial.group, initial);
  const names = { application: group.application, group: group.group };
  const history = useRollouts({ target: group.target, status: 'all', search: null, group: names }, initialRollouts);
  const rollouts = history.data?.pages.flatMap((page) => page.rollouts) ?? [];
  const active = activeOf(group, rollouts);
  const health = useHealth().targets.find((target) => target.name === group.target);
  const asOf = newestReadings(group.asOf, active ? health?.rollouts[active.id] : undefined);
  return (
    <div className="px-6 pt-3.5 max-md:px-4 max-md:pb-32">
      <nav aria-label="Breadcrumb" className="mb-1.5 text-meta text-ink-3 max-md:hidden">
        <Link href={`/?target=${encodeURIComponent(group.target)}`} className="hover:text-ink">
          Fleet
        </Link>
        <span aria-hidden="true" className="mx-2">
          ›
        </span>
        <span aria-current="page">{aliasName(group)}</span>
      </nav>
      <div className="flex items-start gap-x-4 gap-y-2 max-lg:flex-wrap">
        <GroupHeading group={group} active={active} asOf={asOf} />
        <div className="ml-auto flex shrink-0 flex-wrap gap-2 max-md:hidden">
          {areIgnored(group.alarms) ? null : <ActionButton request={{ kind: 'bypass', group }} />}
          {active ? (
            <>
              <ActionButton request={{ kind: 'stop', rollout: active, group }} />
              <ActionButton request={{ kind: 'stop-and-roll-back', rollout: active, group }} />
            </>
          ) : (
            <>
              <ActionButton request={{ kind: 'roll-back', group }} />
              <ActionButton request={{ kind: 'deploy', group }} />
            </>
          )}
        </div>
      </div>

      <div className="mt-3.5 space-y-3.5 empty:hidden">
        {groupError?.code === 'NOT_FOUND' ? (
          <Banner tone="bad" icon={<Ban aria-hidden="true" />} title="AWS does not have this group any more.">
            What you see is how it was when it was last read. Nothing can be done to it from here.
          </Banner>
        ) : null}
        <BypassBanner group={group} />
        <DriftBanner group={group} />
        <GroupProblems group={group} />
      </div>

      {/* In one column the alarms come before the history: at night they are what people look for. */}
      <div className="mt-3.5 grid grid-cols-[minmax(0,1fr)] gap-3.5 lg:grid-cols-[minmax(0,1fr)_348px] lg:items-start">
        <div className="flex min-w-0 flex-col gap-3.5 max-lg:contents">
          {active ? <ActiveRolloutCard rollout={active} /> : null}
          <AliasCard group={group} readAt={asOf.lambda} />
          <PreflightCard group={group} />
          <div className="max-lg:order-2">
            <HistoryCard
              rollouts={rollouts}
              hasMore={history.hasNextPage}
              isReading={history.isFetchingNextPage}
              error={history.error?.detail ?? null}
              onMore={() => void history.fetchNextPage()}
            />
          </div>
          <div className="max-lg:order-3">
            <VersionsCard group={group} rollouts={rollouts} />
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-3.5 max-lg:contents">
          <div className="max-lg:order-1">
            <AlarmsCard group={group} />
          </div>
          <div className="max-lg:order-4">
            <ConfigurationCard group={group} />
          </div>
          <div className="max-lg:order-5">
            <GroupActivity group={group} initial={initialAudit} />
          </div>
          <a
            href={group.consoleUrl}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1.5 self-start rounded-control text-meta text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink max-lg:order-6 max-md:min-h-11"
          >
            This group in the AWS console
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        </div>
      </div>

      <GroupActionBar group={group} active={active} />
    </div>
  );
}

/** The running rollout, as the live history has it. null: none runs, or it was not listed yet. */
function activeOf(group: Group, rollouts: Rollout[]): Rollout | null {
  return rollouts.find((rollout) => rollout.id === group.activeRolloutId && isActive(rollout.status)) ?? null;
}

/** When each source was last read for a group: a followed rollout reads its alias far more often. */
export function newestReadings(group: AsOf, rollout: AsOf | undefined): AsOf {
  return {
    codedeploy: newer(group.codedeploy, rollout?.codedeploy ?? null),
    lambda: newer(group.lambda, rollout?.lambda ?? null),
    cloudwatch: newer(group.cloudwatch, rollout?.cloudwatch ?? null),
  };
}

function newer(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return toMs(a) > toMs(b) ? a : b;
}
