'use client';

import { ShieldOff } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that tells CodeDeploy to ignore this group's alarms for a while. */
export function BypassButton({ group, size }: { group: Group; size?: ButtonSize }) {
  const request: ActionRequest = { kind: 'bypass', group };
  const action = useAction(request);
  return (
    <Button
      size={size}
      icon={<ShieldOff aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      Bypass alarms…
    </Button>
  );
}
