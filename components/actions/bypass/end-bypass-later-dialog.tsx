'use client';

import type { Group } from '@/lib/domain/group/group.ts';
import { mayEndBypassLater } from '@/lib/domain/acting/bypass.ts';
import { BypassEndDialog } from './bypass-end-dialog.tsx';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';

/** Gives a bypass that began outside Sluice an end. AWS is not changed until then. */
export function EndBypassLaterDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const action = useGroupAction<Group>(opened, 'end-bypass-later');
  return (
    <BypassEndDialog
      action={action}
      may={mayEndBypassLater(action.group, useJudgedAlone())}
      description="The alarms are ignored already, by somebody outside Sluice. Nothing changes in AWS until the end that you set."
      verb="Set its end"
      onClose={onClose}
    />
  );
}
