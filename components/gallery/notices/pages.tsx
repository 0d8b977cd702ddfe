import { History, Rocket } from 'lucide-react';
import { PathParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { FirstReading, ReadingOn } from '@/components/fleet/first-reading.tsx';
import { NoGroups } from '@/components/fleet/no-groups.tsx';
import { ChartStackSkeleton } from '@/components/charts/chart-stack-skeleton.tsx';
import { HookWatchSkeleton } from '@/components/rollout/lifecycle/hook-watch-skeleton.tsx';
import { RolloutSkeleton } from '@/components/rollout/rollout-skeleton.tsx';
import { RolloutNotFound } from '@/components/rollout/rollout-not-found.tsx';
import { Unreadable } from '@/components/status/unreadable.tsx';
import { DialogFailed } from '@/components/shell/palette/dialog-failed.tsx';
import { PageSkeleton } from '@/components/shell/page-skeleton.tsx';
import { ReadFailed } from '@/components/status/read-failed.tsx';
import { Banner, type BannerTone } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { ApiProblem } from '@/lib/client/api/api.ts';
import type { SourceError } from '@/lib/domain/live/health.ts';
import { describeMissing, type Missing } from '@/lib/domain/series/missing.ts';
import { makeTarget } from '@/components/gallery/fixtures/make-target.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const refused: SourceError = {
  code: 'AccessDeniedException',
  message: 'not authorized.',
  since: ago(40),
  missingAction: 'codedeploy:ListApplications',
};
const unread = (error: SourceError | null) => makeTarget({ sources: { codedeploy: { lastSuccessAt: null, error } } });
const nothing = () => undefined;

const span = { from: ago(500), to: ago(420) };
const MISSING: Record<Missing['kind'], Missing> = {
  'unwatched-before': { kind: 'unwatched-before', until: ago(600) },
  'unwatched-between': { kind: 'unwatched-between', ...span },
  'unread-between': { kind: 'unread-between', ...span },
  'never-watched': { kind: 'never-watched' },
  'minutes-expired': { kind: 'minutes-expired' },
  'minutes-refused': { kind: 'minutes-refused', answer: 'AWS refused cloudwatch:GetMetricData.' },
  'alarm-history-refused': { kind: 'alarm-history-refused', answer: 'AWS refused cloudwatch:DescribeAlarmHistory.' },
  refused: { kind: 'refused', answer: 'AWS refused it.' },
};
const TONES: Record<BannerTone, true> = { warn: true, bad: true, byp: true, neutral: true };

const NOT_KEPT = 'Nothing of this rollout is in Sluice’s own store, so there is nothing else to show.';

/** Nothing there, nothing found, not to be read, not read yet. */
export const PAGE_NOTICES = [
  ...specimensOf('empty', {
    'no-groups': (
      <Scene>
        <NoGroups target={makeTarget()} />
      </Scene>
    ),
    'not-read': (
      <Scene>
        <NoGroups target={unread(null)} />
      </Scene>
    ),
    'not-permitted': (
      <Scene>
        <NoGroups target={unread(refused)} />
      </Scene>
    ),
    unreachable: (
      <Scene>
        <NoGroups target={unread({ ...refused, code: 'UNREACHABLE', missingAction: null })} />
      </Scene>
    ),
    filtered: (
      <EmptyState
        className="rounded-card border border-line bg-surface"
        title="Nothing needs attention"
        action={<Button>Show everything</Button>}
      >
        None of 148 groups is in this state now.
      </EmptyState>
    ),
  }),
  ...specimensOf('not-found', {
    rollout: (
      <PathParamsContext value={{ target: 'prod', deploymentId: 'd-NOSUCHONE1' }}>
        <RolloutNotFound />
      </PathParamsContext>
    ),
  }),
  ...specimensOf('unreadable', {
    group: <Unreadable name="orders-api:live" detail="CodeDeploy does not answer." missingAction={null} />,
    'group-permission': (
      <Unreadable
        name="orders-api:live"
        detail="AWS refuses to answer."
        missingAction="codedeploy:GetDeploymentGroup"
      />
    ),
    rollout: (
      <Unreadable name="d-3XQ8T9K1B" detail="CodeDeploy does not answer." missingAction={null}>
        {NOT_KEPT}
      </Unreadable>
    ),
    'rollout-permission': (
      <Unreadable name="d-3XQ8T9K1B" detail="AWS refuses to answer." missingAction="codedeploy:GetDeployment">
        {NOT_KEPT}
      </Unreadable>
    ),
    list: (
      <ReadFailed
        error={new ApiProblem({ code: 'INTERNAL', status: 0, detail: 'Sluice does not answer.' })}
        onRetry={nothing}
      />
    ),
    dialog: (
      <div className="min-h-28">
        <DialogFailed onRetry={nothing} />
      </div>
    ),
  }),
  ...specimensOf('loading', {
    'first-reading': <FirstReading groupsRead={40} groupsKnown={148} />,
    'reading-on': <ReadingOn groupsRead={40} groupsKnown={148} />,
    'reading-not-counted': <ReadingOn groupsRead={0} groupsKnown={null} />,
    page: <PageSkeleton />,
    rollout: <RolloutSkeleton />,
    charts: <ChartStackSkeleton />,
    hook: <HookWatchSkeleton isRunning />,
  }),
  ...specimensOf<Missing['kind']>(
    'missing',
    mapValues(MISSING, (missing) => (
      <Banner icon={<History aria-hidden="true" />} title="Part of the history is missing.">
        {describeMissing(missing)}
      </Banner>
    )),
  ),
  ...specimensOf<BannerTone>(
    'banner',
    mapValues(TONES, (_, tone) => (
      <Banner
        tone={tone}
        icon={<Rocket aria-hidden="true" />}
        title={`The tone is ${tone}.`}
        action={<Button>Show it</Button>}
      >
        A fact that a person must know or settle, cause first.
      </Banner>
    )),
  ),
];
