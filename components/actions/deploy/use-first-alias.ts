'use client';

import { useMemo, useState } from 'react';
import { useSettled } from '@/lib/client/use-settled.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isNeverDeployed } from '@/lib/domain/group/never-deployed.ts';
import { suggestedAlias, type NamedAlias } from '@/lib/domain/group/suggested-alias.ts';
import { toNamedAlias } from './to-named-alias.ts';

/** The alias of a group's first deployment, which CodeDeploy does not know before it. */
export interface FirstAlias {
  /** The group had never deployed when the dialog was opened. */
  isFirst: boolean;
  typed: NamedAlias;
  change: (typed: NamedAlias) => void;
  /** A guess: what its alarms watch. */
  suggested: NamedAlias | null;
  /** null: not needed, or not complete yet (`why`). */
  named: NamedAlias | null;
  why: string | null;
}

export function useFirstAlias(opened: Group): FirstAlias {
  const isFirst = isNeverDeployed(opened);
  const suggested = suggestedAlias(opened);
  const [typed, change] = useState<NamedAlias>(suggested ?? { functionName: '', alias: '' });
  const settled = useSettled(typed, 400);
  const complete = useMemo(() => toNamedAlias(typed), [typed]);
  const isSettled = settled === typed;
  const why = complete === null ? 'Name the function and its alias first' : isSettled ? null : 'Looking for that alias';
  return {
    isFirst,
    typed,
    change,
    suggested,
    named: isFirst && isSettled ? complete : null,
    why: isFirst ? why : null,
  };
}
