'use client';

import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { actionName } from '@/components/activity/activity-words.ts';
import { Button } from '@/components/ui/button.tsx';
import { Later } from '@/components/ui/later.tsx';
import type { AuditAction } from '@/lib/domain/acting/audit.ts';

const loadMenu = () => import('./action-filter-list.tsx').then((module) => module.ActionFilterList);

/** Shows the entries of one action; null: of every action. */
export function ActionFilter({
  action,
  onAction,
}: {
  action: AuditAction | null;
  onAction: (action: AuditAction | null) => void;
}) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadMenu}
      props={{ action, onAction, trigger: <Face action={action} />, defaultOpen: wanted }}
      waiting={<Face action={action} onClick={() => setWanted(true)} />}
    />
  );
}

function Face({ action, ...rest }: { action: AuditAction | null } & Omit<ComponentProps<typeof Button>, 'children'>) {
  return (
    <Button {...rest} aria-haspopup="menu">
      {action ? actionName(action) : 'Every action'}
      <ChevronDown aria-hidden="true" />
    </Button>
  );
}
