'use client';

import { ShieldCheck } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { actionOf } from '@/components/actions/action-of.ts';
import { openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that tells CodeDeploy to obey this group's alarms again. */
export function RearmButton({ group, size }: { group: Group; size?: ButtonSize }) {
  const action = actionOf(group.actions, 're-arm');
  return (
    <Button
      size={size}
      icon={<ShieldCheck aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction({ kind: 're-arm', group }, event.currentTarget)}
    >
      Re-arm now
    </Button>
  );
}
