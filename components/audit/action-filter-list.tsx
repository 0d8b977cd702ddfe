'use client';

import type { ReactElement } from 'react';
import { actionName } from '@/components/activity/activity-words.ts';
import { Menu, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu.tsx';
import { AUDIT_ACTIONS, type AuditAction } from '@/lib/domain/acting/audit.ts';

interface ActionFilterListProps {
  action: AuditAction | null;
  onAction: (action: AuditAction | null) => void;
  trigger: ReactElement;
  defaultOpen: boolean;
}

export function ActionFilterList({ action, onAction, trigger, defaultOpen }: ActionFilterListProps) {
  return (
    <Menu align="end" trigger={trigger} defaultOpen={defaultOpen}>
      <MenuRadioGroup
        value={action ?? 'any'}
        onValueChange={(value) => onAction(AUDIT_ACTIONS.find((each) => each === value) ?? null)}
      >
        <MenuRadioItem value="any">Every action</MenuRadioItem>
        {AUDIT_ACTIONS.map((each) => (
          <MenuRadioItem key={each} value={each}>
            {actionName(each)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
