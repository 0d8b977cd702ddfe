'use client';

import { Undo2 } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that stops a rollout and puts all traffic back on the baseline. `group: null`: the dialog reads it. */
export function StopAndRollBackButton({
  rollout,
  group,
  size,
  className,
}: {
  rollout: Rollout;
  group: Group | null;
  size?: ButtonSize;
  className?: string;
}) {
  const request: ActionRequest = { kind: 'stop-and-roll-back', rollout, group };
  const action = useAction(request);
  return (
    <Button
      variant="danger"
      size={size}
      className={className}
      icon={<Undo2 aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      Stop and roll back
    </Button>
  );
}
