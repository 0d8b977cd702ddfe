'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { MetaLine } from './meta-line.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { FlagBadge, guardFlag } from '@/components/status/flag-badge.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { StatusBadge } from '@/components/status/status-badge.tsx';
import { VersionChange } from '@/components/status/version.tsx';
import { groupPagePath } from '@/lib/client/api/api-paths.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout/rollout.ts';

interface RolloutHeaderProps {
  rollout: Rollout;
  group: Group | null;
  asOf: AsOf;
  /** Buttons; on phones they stand in the bar at the bottom. */
  actions: ReactNode;
}

/** What this page is about: the alias, the two versions, how it stands, and how old that is. */
export function RolloutHeader({ rollout, group, asOf, actions }: RolloutHeaderProps) {
  const name = aliasName(rollout);
  const [functionName, alias] = [rollout.functionName ?? name, rollout.alias];
  const groupPath = groupPagePath(rollout.target, rollout.application, rollout.group);
  const guard = guardFlag(rollout, group);
  return (
    <header>
      <nav aria-label="Breadcrumb" className="text-meta text-ink-2">
        <ol className="flex min-h-6 items-center gap-1.5">
          <li className="max-md:hidden">
            <Link href="/" className="hover:text-ink hover:underline">
              Fleet
            </Link>
          </li>
          <ChevronRight aria-hidden="true" className="size-3.5 text-ink-3 max-md:hidden" />
          <li className="min-w-0 truncate">
            <Link
              href={groupPath}
              className="inline-flex items-center hover:text-ink hover:underline max-md:min-h-11 max-md:min-w-11"
            >
              {name}
            </Link>
          </li>
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
          <li className="flex items-center gap-1" aria-current="page">
            <Mono>{rollout.id}</Mono>
            <CopyButton text={rollout.id} label={`Copy ${rollout.id}`} />
          </li>
        </ol>
      </nav>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 text-title font-[650] tracking-[-0.02em] [overflow-wrap:anywhere]">
          {functionName}
          {alias === null ? null : <span className="font-medium text-ink-3">:{alias}</span>}
        </h1>
        <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} size="lg" />
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge rollout={rollout} />
          {guard ? <FlagBadge flag={guard} /> : null}
        </div>
        <div className="ml-auto flex items-center gap-2 max-md:hidden">{actions}</div>
      </div>
      <MetaLine rollout={rollout} asOf={asOf} />
    </header>
  );
}
