'use client';

import { CirclePause } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { actionOf } from '@/components/actions/action-of.ts';
import { openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that stops a rollout, with or without rollback. `group: null`: the dialog reads it. */
export function StopButton({ rollout, group, size }: { rollout: Rollout; group: Group | null; size?: ButtonSize }) {
  const action = actionOf(rollout.actions, 'stop');
  return (
    <Button
      size={size}
      icon={<CirclePause aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction({ kind: 'stop', rollout, group }, event.currentTarget)}
    >
      Stop…
    </Button>
  );
}
