'use client';

import { ActionMenu } from '@/components/actions/action-menu.tsx';
import { useAction } from '@/components/actions/use-action.ts';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { VersionMark } from '@/components/status/version.tsx';
import { mainActionOf } from '@/lib/domain/acting/main-action.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The likeliest action within a thumb's reach, on phones; the line above says what it does, or why it is off. */
export function GroupActionBar({ group, active }: { group: Group; active: Rollout | null }) {
  const main = mainActionOf(group, group.lastRollout);
  const { why } = useAction(active ? { kind: 'stop-and-roll-back', rollout: active, group } : { kind: main, group });
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface px-4 pt-2.5 pb-[max(12px,env(safe-area-inset-bottom))] md:hidden">
      {why ? <p className="mb-2 line-clamp-2 text-meta text-ink-3">{why}</p> : null}
      {!why && active?.baselineVersion ? (
        <p className="mb-2 text-center text-meta text-ink-2">
          All traffic goes back to <VersionMark kind="baseline" className="mr-1 size-2" />
          <strong className="font-semibold text-base-ink">{active.baselineVersion}</strong>. You confirm first.
        </p>
      ) : null}
      <div className="flex gap-2 [&>:first-child]:flex-1 [&>:first-child>button]:flex-1">
        {active ? (
          <ActionButton request={{ kind: 'stop-and-roll-back', rollout: active, group }} size="lg" />
        ) : (
          <ActionButton request={{ kind: main, group }} size="lg" />
        )}
        <ActionMenu rollout={active} group={group} />
      </div>
    </div>
  );
}
