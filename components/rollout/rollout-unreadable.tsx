import type { ComponentProps } from 'react';
import { Unreadable } from '@/components/status/unreadable.tsx';

export function RolloutUnreadable(why: Omit<ComponentProps<typeof Unreadable>, 'children'>) {
  return (
    <Unreadable {...why}>
      Nothing of this rollout is in Sluice’s own store, so there is nothing else to show.
    </Unreadable>
  );
}
