'use client';

import { useRef } from 'react';
import { Menu, MenuItem } from '@/components/ui/menu.tsx';
import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionMenuFace } from './action-menu-face.tsx';
import { ACTION_LOOKS } from './looks.ts';
import { type ActionRequest, openAction } from './open-action.ts';
import { useAction } from './use-action.ts';

interface ActionMenuListProps {
  rollout: Rollout | null;
  group: Group | null;
  defaultOpen: boolean;
}

export function ActionMenuList({ rollout, group, defaultOpen }: ActionMenuListProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const open = (request: ActionRequest) => {
    // The menu gives the focus back to its trigger first; the dialog must take it after that.
    setTimeout(() => openAction(request, trigger.current), 0);
  };
  return (
    <Menu align="end" trigger={<ActionMenuFace ref={trigger} />} defaultOpen={defaultOpen}>
      {rollout ? (
        <>
          <Item request={{ kind: 'stop', rollout, group }} onOpen={open} />
          <Item request={{ kind: 'stop-and-roll-back', rollout, group }} onOpen={open} />
        </>
      ) : null}
      {group ? (
        <>
          <Item request={{ kind: 'roll-back', group }} onOpen={open} />
          <Item request={{ kind: 'deploy', group }} onOpen={open} />
          <Item request={{ kind: areIgnored(group.alarms) ? 're-arm' : 'bypass', group }} onOpen={open} />
        </>
      ) : null}
    </Menu>
  );
}

function Item({ request, onOpen }: { request: ActionRequest; onOpen: (request: ActionRequest) => void }) {
  const { allowed, why, warning } = useAction(request);
  const { Icon, ink, verb } = ACTION_LOOKS[request.kind];
  return (
    <MenuItem
      icon={<Icon aria-hidden="true" />}
      tone={ink}
      disabled={!allowed}
      reason={why ?? warning ?? null}
      onSelect={() => onOpen(request)}
    >
      {verb}
    </MenuItem>
  );
}
