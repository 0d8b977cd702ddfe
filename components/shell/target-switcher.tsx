'use client';

import { ChevronDown } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Later } from '@/components/ui/later.tsx';
import { formatAccount } from './format-account.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useHealth } from '@/lib/client/use-health.ts';
import type { TargetHealth } from '@/lib/domain/live/health.ts';

const CLASS =
  'inline-flex h-8 min-w-0 items-center gap-2 rounded-control border border-line-strong bg-surface px-2.5 text-body whitespace-nowrap max-md:h-11 max-md:border-transparent max-md:px-1.5';

/** Which account and region this page is about; changes it where there are several. */
export function TargetSwitcher() {
  const several = useHealth().targets.length > 1;
  const current = useCurrentTarget();
  if (!current) return null;
  if (several) return <Switcher current={current} />;
  return (
    <span className={CLASS} title={`${formatAccount(current.accountId)} · ${current.region}`}>
      <span className="sr-only">Target </span>
      <Face target={current} />
    </span>
  );
}

const loadMenu = () => import('./target-menu.tsx').then((module) => module.TargetMenu);

function Switcher({ current }: { current: TargetHealth }) {
  const [wanted, setWanted] = useState(false);
  return (
    <Later
      load={loadMenu}
      props={{ current: current.name, trigger: <Trigger target={current} />, defaultOpen: wanted }}
      waiting={<Trigger target={current} onClick={() => setWanted(true)} />}
    />
  );
}

function Trigger({ target, ...rest }: { target: TargetHealth } & ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type="button"
      aria-haspopup="menu"
      className={`${CLASS} hover:bg-hover`}
      aria-label={`Target ${target.name}, change`}
    >
      <Face target={target} />
      <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
    </button>
  );
}

function Face({ target }: { target: TargetHealth }) {
  return (
    <>
      <span className="truncate font-semibold">{target.name}</span>
      <span className="font-mono text-meta text-ink-2 max-xl:hidden">{formatAccount(target.accountId)}</span>
      <span className="text-ink-3 max-xl:hidden" aria-hidden="true">
        ·
      </span>
      <span className="text-ink-2 max-lg:hidden">{target.region}</span>
    </>
  );
}
