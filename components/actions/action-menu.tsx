'use client';

import { useState } from 'react';
import { Later } from '@/components/ui/later.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionMenuFace } from './action-menu-face.tsx';

const loadList = () => import('./action-menu-list.tsx').then((module) => module.ActionMenuList);

/** Everything that can be done here behind one button, for phones. `rollout: null`: a group's page, none running. */
export function ActionMenu({ rollout, group }: { rollout: Rollout | null; group: Group | null }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadList}
      props={{ rollout, group, defaultOpen: wanted }}
      waiting={<ActionMenuFace onClick={() => setWanted(true)} />}
    />
  );
}
