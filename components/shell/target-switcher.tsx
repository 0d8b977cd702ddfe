'use client';

import { ChevronDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { formatAccount } from '@/components/shell/format-account.ts';
import { Menu, MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu.tsx';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useHealth } from '@/lib/client/use-health.ts';

/** Which account and region this page is about; changes it where there are several. */
export function TargetSwitcher() {
  const router = useRouter();
  const { targets } = useHealth();
  const current = useCurrentTarget();
  if (!current) return null;
  const face = (
    <>
      <span className="truncate font-semibold">{current.name}</span>
      <span className="font-mono text-meta text-ink-2 max-lg:hidden">{formatAccount(current.accountId)}</span>
      <span className="text-ink-3 max-lg:hidden" aria-hidden="true">
        ·
      </span>
      <span className="text-ink-2 max-md:hidden">{current.region}</span>
    </>
  );
  const className =
    'inline-flex h-8 min-w-0 items-center gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-body whitespace-nowrap max-md:h-11 max-md:border-transparent max-md:px-1.5';
  if (targets.length < 2) {
    return (
      <span className={className} title={`${formatAccount(current.accountId)} · ${current.region}`}>
        <span className="sr-only">Target </span>
        {face}
      </span>
    );
  }
  return (
    <Menu
      trigger={
        <button type="button" className={`${className} hover:bg-hover`} aria-label={`Target ${current.name}, change`}>
          {face}
          <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
        </button>
      }
    >
      <MenuLabel>Watched accounts and regions</MenuLabel>
      <MenuRadioGroup
        value={current.name}
        onValueChange={(name) => router.push(`/?target=${encodeURIComponent(name)}`)}
      >
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
