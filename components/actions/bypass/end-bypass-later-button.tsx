'use client';

import { ShieldEllipsis } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { actionOf } from '@/components/actions/action-of.ts';
import { openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that gives a bypass from outside of Sluice an end. */
export function EndBypassLaterButton({ group }: { group: Group }) {
  const action = actionOf(group.actions, 'end-bypass-later');
  return (
    <Button
      icon={<ShieldEllipsis aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction({ kind: 'end-bypass-later', group }, event.currentTarget)}
    >
      Give it an end…
    </Button>
  );
}
