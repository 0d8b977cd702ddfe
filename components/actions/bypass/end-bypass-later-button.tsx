'use client';

import { ShieldEllipsis } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that gives a bypass from outside of Sluice an end. */
export function EndBypassLaterButton({ group }: { group: Group }) {
  const request: ActionRequest = { kind: 'end-bypass-later', group };
  const action = useAction(request);
  return (
    <Button
      icon={<ShieldEllipsis aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      Give it an end…
    </Button>
  );
}
