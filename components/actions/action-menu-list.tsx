'use client';

import { CirclePause, Rocket, ShieldCheck, ShieldOff, Undo2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Menu, MenuItem } from '@/components/ui/menu.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Action, Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionMenuFace } from './action-menu-face.tsx';
import { actionOf } from './action-of.ts';
import { type ActionRequest, openAction } from './open-action.ts';

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
  const open = (request: ActionRequest) => () => {
    // The menu gives the focus back to its trigger first; the dialog must take it after that.
    setTimeout(() => openAction(request, trigger.current), 0);
  };
  const bypassed = group?.alarms.ignored === true;
  return (
    <Menu align="end" trigger={<ActionMenuFace ref={trigger} />} defaultOpen={defaultOpen}>
      {rollout && (
        <>
          <Item
            action={actionOf(rollout.actions, 'stop')}
            icon={<CirclePause aria-hidden />}
            onSelect={open({ kind: 'stop', rollout, group })}
          >
            Stop…
          </Item>
          <Item
            tone="bad"
            action={actionOf(rollout.actions, 'stop-and-roll-back')}
            icon={<Undo2 aria-hidden />}
            onSelect={open({ kind: 'stop-and-roll-back', rollout, group })}
          >
            Stop and roll back
          </Item>
        </>
      )}
      {group && (
        <>
          <Item
            action={actionOf(group.actions, 'roll-back')}
            icon={<Undo2 aria-hidden />}
            onSelect={open({ kind: 'roll-back', group, toVersion: null })}
          >
            Roll back to…
          </Item>
          <Item
            action={actionOf(group.actions, 'deploy')}
            icon={<Rocket aria-hidden />}
            onSelect={open({ kind: 'deploy', group, version: null, configName: null, ignoreAlarms: false })}
          >
            Deploy…
          </Item>
          {bypassed ? (
            <Item
              tone="byp"
              action={actionOf(group.actions, 're-arm')}
              icon={<ShieldCheck aria-hidden />}
              onSelect={open({ kind: 're-arm', group })}
            >
              Re-arm now
            </Item>
          ) : (
            <Item
              tone="byp"
              action={actionOf(group.actions, 'bypass')}
              icon={<ShieldOff aria-hidden />}
              onSelect={open({ kind: 'bypass', group })}
            >
              Bypass alarms…
            </Item>
          )}
        </>
      )}
    </Menu>
  );
}

function Item({
  action,
  icon,
  tone = 'neutral',
  onSelect,
  children,
}: {
  action: Action;
  icon: ReactNode;
  tone?: 'neutral' | 'bad' | 'byp';
  onSelect: () => void;
  children: string;
}) {
  return (
    <MenuItem icon={icon} tone={tone} disabled={!action.allowed} reason={action.why} onSelect={onSelect}>
      {children}
    </MenuItem>
  );
}
