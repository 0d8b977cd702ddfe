'use client';

import { Split, Unlink } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner.tsx';
import { buttonClass } from '@/components/ui/button-class.ts';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { rolloutPagePath } from '@/lib/client/api-paths.ts';
import { useHealth } from '@/lib/client/use-health.ts';
import { aliasName } from '@/lib/domain/alias-name.ts';
import { formatPercent } from '@/lib/domain/format-percent.ts';
import type { Group } from '@/lib/domain/group.ts';
import { trafficOfAlias } from '@/lib/domain/traffic-of-alias.ts';
import { unsplitCommand } from './unsplit-command.ts';

/** The alias is not where its last rollout left it: what that means, and what a person can do. Nothing when it is in place. */
export function DriftBanner({ group }: { group: Group }) {
  const { drift } = group;
  switch (drift.kind) {
    case 'in-place':
    case 'shifting':
    case 'unknown':
      return null;
    case 'moved':
      return (
        <Banner
          tone="warn"
          icon={<Unlink aria-hidden />}
          title={`Drifted: ${aliasName(group)} is at ${drift.version}, its last rollout left it at ${drift.expectedVersion}.`}
          action={
            group.lastRolloutId && (
              <Link href={rolloutPagePath(group.target, group.lastRolloutId)} className={buttonClass()}>
                Show that rollout
              </Link>
            )
          }
        >
          It was changed outside CodeDeploy. A rollout that starts from {drift.expectedVersion} will fail: CodeDeploy
          refuses when the alias is elsewhere.
        </Banner>
      );
    case 'version-gone':
      return (
        <Banner
          tone="warn"
          icon={<Unlink aria-hidden />}
          title={`${aliasName(group)} points to version ${drift.version}, which does not exist any more.`}
        >
          Calls through the alias fail, and so does every rollout, until it points to a version that exists.
        </Banner>
      );
    case 'split':
      return <SplitBanner group={group} />;
  }
}

function SplitBanner({ group }: { group: Group }) {
  const region = useHealth().targets.find((target) => target.name === group.target)?.region ?? null;
  const parts = trafficOfAlias(group.aliasState) ?? [];
  const shares = parts.map((part) => `${formatPercent(part.percent)} on ${part.version}`).join(', ');
  return (
    <Banner tone="warn" icon={<Split aria-hidden />} title={`Left split: ${shares}, and no rollout is running.`}>
      Calls go to both versions until somebody changes that, and new rollouts fail until one version has it all. Settle
      it with one of these:
      {parts.map((part) => (
        <Settling key={part.version} version={part.version} command={unsplitCommand(group, part.version, region)} />
      ))}
    </Banner>
  );
}

function Settling({ version, command }: { version: string; command: string | null }) {
  if (command === null) return null;
  return (
    <span className="mt-1.5 flex items-start gap-2">
      <span className="w-14 shrink-0 pt-1 text-meta font-semibold tabular-nums">all on {version}</span>
      <span className="min-w-0 flex-1 rounded-control border border-warn-line bg-surface px-2 py-1">
        <code className="block font-mono text-meta text-ink [overflow-wrap:anywhere] max-md:line-clamp-2">
          {command}
        </code>
      </span>
      <CopyButton text={command} label={`Copy the command that puts all on ${version}`} />
    </span>
  );
}
