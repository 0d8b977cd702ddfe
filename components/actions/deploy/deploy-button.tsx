'use client';

import { clsx } from 'clsx';
import { Rocket } from 'lucide-react';
import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { useAction } from '@/components/actions/use-action.ts';
import { type ActionRequest, openAction } from '@/components/actions/open-action.ts';

/** Opens the dialog that starts a deployment. What is not given is chosen there. */
export function DeployButton({
  group,
  version = null,
  configName = null,
  words = version === null ? 'Deploy…' : `Deploy ${version}…`,
  size,
  isIconOnPhones = false,
}: {
  group: Group;
  version?: string | null;
  configName?: string | null;
  words?: string;
  size?: ButtonSize;
  isIconOnPhones?: boolean;
}) {
  const request: ActionRequest = { kind: 'deploy', group, version, configName, ignoreAlarms: false };
  const action = useAction(request);
  return (
    <Button
      size={size}
      icon={<Rocket aria-hidden />}
      disabled={!action.allowed}
      reason={action.why}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      <span className={clsx(isIconOnPhones && 'max-md:sr-only')}>{words}</span>
    </Button>
  );
}
