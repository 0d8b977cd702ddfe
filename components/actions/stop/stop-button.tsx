'use client';

import { CirclePause } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that stops a rollout, with or without rollback. `group: null`: the dialog reads it. */
export function StopButton({ rollout, group, size }: { rollout: Rollout; group: Group | null; size?: ButtonSize }) {
  const request: ActionRequest = { kind: 'stop', rollout, group };
  const action = useAction(request);
  return (
    <Button
      size={size}
      icon={<CirclePause aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      Stop…
    </Button>
  );
}
