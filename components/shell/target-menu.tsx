'use client';

import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { formatAccount } from './format-account.ts';
import { Menu, MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu.tsx';
import { useHealth } from '@/lib/client/use-health.ts';

interface TargetMenuProps {
  current: string;
  trigger: ReactElement;
  defaultOpen: boolean;
}

/** The list of targets; the chosen one's fleet is opened. */
export function TargetMenu({ current, trigger, defaultOpen }: TargetMenuProps) {
  const router = useRouter();
  const { targets } = useHealth();
  return (
    <Menu trigger={trigger} defaultOpen={defaultOpen}>
      <MenuLabel>Watched accounts and regions</MenuLabel>
      <MenuRadioGroup value={current} onValueChange={(name) => router.push(`/?target=${encodeURIComponent(name)}`)}>
        {targets.map((target) => (
          <MenuRadioItem key={target.name} value={target.name}>
            <span className="flex flex-col">
              <span className="font-medium">{target.name}</span>
              <span className="text-meta text-ink-3">
                {formatAccount(target.accountId)} · {target.region}
                {target.simulated ? ' · simulated' : ''}
              </span>
            </span>
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
