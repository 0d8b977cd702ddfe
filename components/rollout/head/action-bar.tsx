'use client';

import { ActionMenu } from '@/components/actions/action-menu.tsx';
import { DeployAgainButton } from '@/components/actions/deploy/deploy-again-button.tsx';
import { BypassButton } from '@/components/actions/bypass/bypass-button.tsx';
import { RearmButton } from '@/components/actions/bypass/rearm-button.tsx';
import { RollBackButton } from '@/components/actions/deploy/roll-back-button.tsx';
import { StopAndRollBackButton } from '@/components/actions/stop/stop-and-roll-back-button.tsx';
import { StopButton } from '@/components/actions/stop/stop-button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What can be done about this rollout, in the page's head. */
export function ActionButtons({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const active = isActive(rollout.status);
  const alarms = group !== null && group.alarms.items.length > 0;
  return (
    <>
      {alarms ? group.alarms.ignored ? <RearmButton group={group} /> : <BypassButton group={group} /> : null}
      {active ? <StopButton rollout={rollout} group={group} /> : null}
      {active ? <StopAndRollBackButton rollout={rollout} group={group} /> : null}
      {!active && group ? <RollBackButton group={group} /> : null}
      {!active && group ? <DeployAgainButton rollout={rollout} group={group} /> : null}
    </>
  );
}

/** The same on a phone, within reach of a thumb. */
export function StickyActions({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const active = isActive(rollout.status);
  if (!active && group === null) return null;
  return (
    <aside
      aria-label="Actions"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-4 pt-2.5 pb-[calc(env(safe-area-inset-bottom)+12px)] md:hidden"
    >
      {active ? (
        <p className="mb-2 text-center text-meta text-ink-2">
          All traffic goes back to{' '}
          <b className="font-semibold text-base-ink">{rollout.baselineVersion ?? 'the old version'}</b>. You confirm
          first.
        </p>
      ) : null}
      <div className="flex gap-2">
        <div className="flex-1 [&_button]:w-full [&>span]:flex [&>span]:w-full">
          {active ? (
            <StopAndRollBackButton rollout={rollout} group={group} size="lg" />
          ) : group ? (
            <RollBackButton group={group} size="lg" />
          ) : null}
        </div>
        <ActionMenu rollout={active ? rollout : null} group={group} />
      </div>
    </aside>
  );
}
