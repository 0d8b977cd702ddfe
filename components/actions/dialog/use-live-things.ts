'use client';

import { useGroup } from '@/lib/client/use-group.ts';
import { useRollout } from '@/lib/client/use-rollout.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The rollout of an open dialog: live, and until that is there, as it was when the dialog was opened. */
export function useLiveRollout(opened: Rollout): Rollout {
  return useRollout(opened.target, opened.id).data ?? opened;
}

/** The group of an open dialog, in the same way. `opened: null`: not known where the dialog was opened. */
export function useLiveGroup(of: Pick<Group, 'target' | 'application' | 'group'>, opened: Group | null): Group | null {
  return useGroup(of.target, of.application, of.group).data ?? opened;
}
