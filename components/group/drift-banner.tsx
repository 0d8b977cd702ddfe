'use client';

import { Split, Unlink } from 'lucide-react';
import Link from 'next/link';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { buttonClass } from '@/components/ui/button-class.ts';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/** The alias is not where its last rollout left it: what that means and what to do. Nothing when it is in place. */
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
          icon={<Unlink aria-hidden="true" />}
          title={`Drifted: ${aliasName(group)} is at ${drift.version}, its last rollout left it at ${drift.expectedVersion}.`}
          action={
            <>
              {group.lastRolloutId ? (
                <Link href={rolloutPagePath(group.target, group.lastRolloutId)} className={buttonClass()}>
                  Show that rollout
                </Link>
              ) : null}
              <ActionButton request={{ kind: 'fix-alias', group, version: drift.expectedVersion }} />
            </>
          }
        >
          It was changed outside CodeDeploy
          {drift.seenAt === null
            ? ', before Sluice first looked'
            : `, first seen there at ${formatUtcDateTime(drift.seenAt)}`}
          . A rollout that starts from {drift.expectedVersion} will fail: CodeDeploy refuses when the alias is
          elsewhere.
        </Banner>
      );
    case 'version-gone':
      return (
        <Banner
          tone="warn"
          icon={<Unlink aria-hidden="true" />}
          title={`${aliasName(group)} points to version ${drift.version}, which does not exist any more.`}
          action={<ActionButton request={{ kind: 'fix-alias', group }} />}
        >
          Calls through the alias fail, and so does every rollout, until it points to a version that exists.
        </Banner>
      );
    case 'split':
      return <SplitBanner group={group} />;
  }
}

function SplitBanner({ group }: { group: Group }) {
  const parts = trafficOfAlias(group.aliasState) ?? [];
  const shares = parts.map((part) => `${formatPercent(part.percent)} on ${part.version}`).join(', ');
  return (
    <Banner
      tone="warn"
      icon={<Split aria-hidden="true" />}
      title={`Left split: ${shares}, and no rollout is running.`}
      action={<ActionButton request={{ kind: 'fix-alias', group }} />}
    >
      Calls go to both versions until somebody changes that, and new rollouts fail until one version has it all.
    </Banner>
  );
}
