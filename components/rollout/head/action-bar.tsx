'use client';

import { ActionMenu } from '@/components/actions/action-menu.tsx';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { mainActionOf } from '@/lib/domain/acting/main-action.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What can be done about this rollout, in the page's head. */
export function ActionButtons({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const active = isActive(rollout.status);
  const alarms = group !== null && group.alarms.items.length > 0;
  return (
    <>
      {alarms ? <ActionButton request={{ kind: group.alarms.ignored ? 're-arm' : 'bypass', group }} /> : null}
      {active ? <ActionButton request={{ kind: 'stop', rollout, group }} /> : null}
      {active ? <ActionButton request={{ kind: 'stop-and-roll-back', rollout, group }} /> : null}
      {!active && group ? <AfterwardsButtons rollout={rollout} group={group} /> : null}
    </>
  );
}

/** The likeliest action after its end comes last, where the main button of a running rollout is. */
function AfterwardsButtons({ rollout, group }: { rollout: Rollout; group: Group }) {
  const main = mainActionOf(group, rollout);
  const rollBack = <ActionButton request={{ kind: 'roll-back', group }} />;
  const deploy = <DeployAgainButton rollout={rollout} group={group} />;
  if (main === 'fix-alias') return <ActionButton request={{ kind: 'fix-alias', group }} />;
  return main === 'deploy' ? (
    deploy
  ) : (
    <>
      {rollBack}
      {deploy}
    </>
  );
}

/** Deploys a past rollout's version again, by its plan, where the alias is not on that version now. */
function DeployAgainButton({ rollout, group }: { rollout: Rollout; group: Group }) {
  const { candidateVersion: version, plan } = rollout;
  const isThere = group.aliasState?.version === version && group.drift.kind !== 'split';
  if (version === null || isThere) return <ActionButton request={{ kind: 'deploy', group }} />;
  const otherPlan = plan.configName === group.configName ? {} : { configName: plan.configName };
  return <ActionButton request={{ kind: 'deploy', group, version, ...otherPlan }} words={`Deploy ${version} again…`} />;
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
            <ActionButton request={{ kind: 'stop-and-roll-back', rollout, group }} size="lg" />
          ) : group ? (
            <ActionButton request={{ kind: mainActionOf(group, rollout), group }} size="lg" />
          ) : null}
        </div>
        <ActionMenu rollout={active ? rollout : null} group={group} />
      </div>
    </aside>
  );
}
