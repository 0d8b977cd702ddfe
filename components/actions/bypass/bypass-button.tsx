'use client';

import { ShieldOff } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { actionOf } from '@/components/actions/action-of.ts';
import { openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that tells CodeDeploy to ignore this group's alarms for a while. */
export function BypassButton({ group, size }: { group: Group; size?: ButtonSize }) {
  const action = actionOf(group.actions, 'bypass');
  return (
    <Button
      size={size}
      icon={<ShieldOff aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction({ kind: 'bypass', group }, event.currentTarget)}
    >
      Bypass alarms…
    </Button>
  );
}
