'use client';

import { BypassDialog } from '@/components/actions/bypass/bypass-dialog.tsx';
import { DeployDialog } from '@/components/actions/deploy/deploy-dialog.tsx';
import { EndBypassLaterDialog } from '@/components/actions/bypass/end-bypass-later-dialog.tsx';
import { FixAliasDialog } from '@/components/actions/fix-alias/fix-alias-dialog.tsx';
import type { ActionRequest } from './open-action.ts';
import { RearmDialog } from '@/components/actions/bypass/rearm-dialog.tsx';
import { RollBackDialog } from '@/components/actions/deploy/roll-back-dialog.tsx';
import { StopDialog } from '@/components/actions/stop/stop-dialog.tsx';

/** The dialog of each action; a chunk of its own, so that the first load does not carry it. */
export function ActionDialogs({ request, onClose }: { request: ActionRequest; onClose: () => void }) {
  switch (request.kind) {
    case 'stop':
      return <StopDialog choose opened={request.rollout} group={request.group} onClose={onClose} />;
    case 'stop-and-roll-back':
      return <StopDialog choose={false} opened={request.rollout} group={request.group} onClose={onClose} />;
    case 'roll-back':
      return <RollBackDialog opened={request.group} toVersion={request.toVersion ?? null} onClose={onClose} />;
    case 'bypass':
      return <BypassDialog opened={request.group} onClose={onClose} />;
    case 'end-bypass-later':
      return <EndBypassLaterDialog opened={request.group} onClose={onClose} />;
    case 'deploy':
      return (
        <DeployDialog
          opened={request.group}
          version={request.version ?? null}
          configName={request.configName ?? null}
          ignoreAlarms={request.ignoreAlarms ?? false}
          onClose={onClose}
        />
      );
    case 'fix-alias':
      return <FixAliasDialog opened={request.group} version={request.version ?? null} onClose={onClose} />;
    case 're-arm':
      return <RearmDialog opened={request.group} onClose={onClose} />;
  }
}
