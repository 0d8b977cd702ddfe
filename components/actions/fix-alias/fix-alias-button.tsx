'use client';

import { Wrench } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that puts all of an alias's traffic on one version. */
export function FixAliasButton({ group, version = null }: { group: Group; version?: string | null }) {
  const request: ActionRequest = { kind: 'fix-alias', group, version };
  const action = useAction(request);
  return (
    <Button
      icon={<Wrench aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      {version === null ? 'Put it right…' : `All traffic to ${version}…`}
    </Button>
  );
}
