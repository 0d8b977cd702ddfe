'use client';

import { clsx } from 'clsx';
import { Undo2 } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';
import { rollBackVerb } from './roll-back-verb.ts';

/** Opens the dialog that puts a group's alias on another published version by a new deployment. `toVersion` is chosen there if not given. */
export function RollBackButton({
  group,
  toVersion = null,
  size,
  className,
  isIconOnPhones = false,
}: {
  group: Group;
  toVersion?: string | null;
  size?: ButtonSize;
  className?: string;
  isIconOnPhones?: boolean;
}) {
  const request: ActionRequest = { kind: 'roll-back', group, toVersion };
  const action = useAction(request);
  return (
    <Button
      size={size}
      className={className}
      icon={<Undo2 aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      <span className={clsx(isIconOnPhones && 'max-md:sr-only')}>
        {toVersion === null ? 'Roll back to…' : `${rollBackVerb(toVersion, group.aliasState?.version ?? null)}…`}
      </span>
    </Button>
  );
}
