'use client';

import { CirclePause, Rocket, ShieldCheck, ShieldOff, Undo2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Menu, MenuItem } from '@/components/ui/menu.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionMenuFace } from './action-menu-face.tsx';
import { type ActionRequest, openAction } from './open-action.ts';
import { useAction } from './use-action.ts';

/** The inside of the menu of actions. */
export function ActionMenuList({
  rollout,
  group,
  defaultOpen,
}: {
  rollout: Rollout | null;
  group: Group | null;
  defaultOpen: boolean;
}) {
  const trigger = useRef<HTMLButtonElement>(null);
  const open = (request: ActionRequest) => {
    // The menu gives the focus back to its trigger first; the dialog must take it after that.
    setTimeout(() => openAction(request, trigger.current), 0);
  };
  const bypassed = group?.alarms.ignored === true;
  return (
    <Menu align="end" trigger={<ActionMenuFace ref={trigger} />} defaultOpen={defaultOpen}>
      {rollout && (
        <>
          <Item icon={<CirclePause aria-hidden />} request={{ kind: 'stop', rollout, group }} onOpen={open}>
            Stop…
          </Item>
          <Item
            tone="bad"
            icon={<Undo2 aria-hidden />}
            request={{ kind: 'stop-and-roll-back', rollout, group }}
            onOpen={open}
          >
            Stop and roll back
          </Item>
        </>
      )}
      {group && (
        <>
          <Item icon={<Undo2 aria-hidden />} request={{ kind: 'roll-back', group, toVersion: null }} onOpen={open}>
            Roll back to…
          </Item>
          <Item
            icon={<Rocket aria-hidden />}
            request={{ kind: 'deploy', group, version: null, configName: null, ignoreAlarms: false }}
            onOpen={open}
          >
            Deploy…
          </Item>
          {bypassed ? (
            <Item tone="byp" icon={<ShieldCheck aria-hidden />} request={{ kind: 're-arm', group }} onOpen={open}>
              Re-arm now
            </Item>
          ) : (
            <Item tone="byp" icon={<ShieldOff aria-hidden />} request={{ kind: 'bypass', group }} onOpen={open}>
              Bypass alarms…
            </Item>
          )}
        </>
      )}
    </Menu>
  );
}

function Item({
  request,
  icon,
  tone = 'neutral',
  onOpen,
  children,
}: {
  request: ActionRequest;
  icon: ReactNode;
  tone?: 'neutral' | 'bad' | 'byp';
  onOpen: (request: ActionRequest) => void;
  children: string;
}) {
  const action = useAction(request);
  return (
    <MenuItem icon={icon} tone={tone} disabled={!action.allowed} reason={action.why} onSelect={() => onOpen(request)}>
      {children}
    </MenuItem>
  );
}
