'use client';

import type { ButtonSize } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import { rollBackVerb } from '@/components/actions/deploy/roll-back-verb.ts';
import { ACTION_LOOKS } from './looks.ts';
import { type ActionRequest, openAction } from './open-action.ts';
import { useAction } from './use-action.ts';

/** Opens the dialog of an action; off, with the reason, where this viewer may not do it now. */
export function ActionButton({
  request,
  words = buttonWords(request),
  size,
  isIconOnPhones = false,
}: {
  request: ActionRequest;
  words?: string;
  size?: ButtonSize;
  isIconOnPhones?: boolean;
}) {
  const { allowed, why, warning } = useAction(request);
  const { Icon, ink } = ACTION_LOOKS[request.kind];
  return (
    <Button
      // Another action's button must not inherit the focus of this one.
      key={request.kind}
      variant={ink === 'bad' ? 'danger' : 'default'}
      size={size}
      icon={<Icon aria-hidden="true" />}
      disabled={!allowed}
      reason={why ?? warning ?? null}
      onClick={(event) => openAction(request, event.currentTarget)}
    >
      {isIconOnPhones ? <span className="max-md:sr-only">{words}</span> : words}
    </Button>
  );
}

/** The action's verb, with the version where one is chosen already. */
function buttonWords(request: ActionRequest): string {
  if (request.kind === 'roll-back' && request.toVersion !== undefined) {
    return `${rollBackVerb(request.toVersion, request.group.aliasState?.version ?? null)}…`;
  }
  if (request.kind === 'deploy' && request.version !== undefined) return `Deploy ${request.version}…`;
  if (request.kind === 'fix-alias' && request.version !== undefined) return `All traffic to ${request.version}…`;
  return ACTION_LOOKS[request.kind].verb;
}
