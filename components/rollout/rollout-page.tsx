'use client';

import { describeMissing } from '@/lib/domain/series/missing.ts';
import { History } from 'lucide-react';
import { BypassBanner } from '@/components/actions/bypass/bypass-banner.tsx';
import { ChartStackSkeleton } from '@/components/charts/chart-stack-skeleton.tsx';
import { ActionButtons, StickyActions } from '@/components/rollout/head/action-bar.tsx';
import { AlarmsCard } from './alarms-card.tsx';
import { AlarmsLine } from '@/components/rollout/head/alarms-line.tsx';
import { ChangesCard } from './changes-card.tsx';
import { ComparisonCard } from '@/components/rollout/comparison/comparison-card.tsx';
import { ConsoleCard } from './console-card.tsx';
import { EarlierCard } from '@/components/rollout/end/earlier-card.tsx';
import { EndChain } from '@/components/rollout/end/end-chain.tsx';
import { ErrorCard } from '@/components/rollout/end/error-card.tsx';
import { HeroCard } from '@/components/rollout/head/hero-card.tsx';
import { LifecycleCard } from '@/components/rollout/lifecycle/lifecycle-card.tsx';
import { NothingShiftedNote } from '@/components/rollout/head/nothing-shifted-note.tsx';
import { OffPlanNote } from '@/components/rollout/head/off-plan-note.tsx';
import { RollbackNote } from '@/components/rollout/head/rollback-note.tsx';
import { RolloutActivity } from './rollout-activity.tsx';
import { RolloutCharts } from './rollout-charts.tsx';
import { RolloutHeader } from '@/components/rollout/head/rollout-header.tsx';
import { type RolloutInitial, useRolloutPicture } from './use-rollout-picture.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { useEffect, useRef, useState } from 'react';
import { announcementOf, type Announcement } from './announcement-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** A rollout, live: what the server rendered first, then what the stream brings. */
export function RolloutPage({ initial }: { initial: RolloutInitial }) {
  const picture = useRolloutPicture(initial);
  const { rollout, linked, group, series, seriesError, entries, others, asOf, rate, simulated, refusals } = picture;
  const active = isActive(rollout.status);
  const missing = rollout.watched.missing;
  return (
    <div className="flex flex-col gap-3.5 px-6 pt-3.5 max-md:px-4 max-md:pb-32">
      <Announcer rollout={rollout} />
      <RolloutHeader
        rollout={rollout}
        group={group}
        asOf={asOf}
        actions={<ActionButtons rollout={rollout} group={group} />}
      />
      {group ? <BypassBanner group={group} /> : null}
      {active ? (
        <>
          <RollbackNote rollout={rollout} />
          <OffPlanNote rollout={rollout} group={group} />
          <HeroCard rollout={rollout} series={series} refused={refusals.alias} lambdaAt={asOf.lambda} rate={rate} />
        </>
      ) : (
        <EndChain rollout={rollout} linked={linked} series={series} group={group} refused={refusals.alias} />
      )}
      <NothingShiftedNote rollout={rollout} group={group} />
      {missing.length > 0 ? (
        <Banner tone="neutral" icon={<History aria-hidden="true" />} title="Part of the history is missing.">
          {missing.map(describeMissing).join(' ')}
        </Banner>
      ) : null}
      <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_348px]">
        <div className="flex min-w-0 flex-col gap-3.5">
          <ComparisonCard rollout={rollout} readAt={asOf.cloudwatch} refused={refusals.metrics} />
          <AlarmsLine rollout={rollout} />
          {series ? (
            <RolloutCharts rollout={rollout} series={series} lambdaAt={asOf.lambda} rate={rate} />
          ) : seriesError ? (
            <Banner tone="warn" icon={<History aria-hidden="true" />} title="The history could not be read.">
              {seriesError.detail}
            </Banner>
          ) : (
            <ChartStackSkeleton />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          {/* Here, and not above the charts, so that a rollout's end does not push down what is being read. */}
          <ErrorCard rollout={rollout} />
          <LifecycleCard rollout={rollout} series={series} refused={refusals.lifecycle} />
          <AlarmsCard rollout={rollout} group={group} refused={refusals.alarms} />
          <ChangesCard rollout={rollout} />
          <RolloutActivity rollout={rollout} series={series} entries={entries} />
          <EarlierCard rollout={rollout} others={others} />
          <ConsoleCard rollout={rollout} simulated={simulated} />
        </div>
      </div>
      <StickyActions rollout={rollout} group={group} />
    </div>
  );
}

/** Announces changes to screen readers: steps and verdicts when it has finished, alarms and rollbacks at once. */
function Announcer({ rollout }: { rollout: Rollout }) {
  const last = useRef(rollout);
  const [said, setSaid] = useState<Announcement>({ polite: null, assertive: null });
  useEffect(() => {
    const next = announcementOf(last.current, rollout);
    last.current = rollout;
    if (next.polite !== null || next.assertive !== null) setSaid(next);
  }, [rollout]);
  return (
    <>
      <output className="sr-only">{said.polite}</output>
      <div role="alert" className="sr-only">
        {said.assertive}
      </div>
    </>
  );
}
