'use client';

import { Split, Unlink } from 'lucide-react';
import Link from 'next/link';
import { ActionButton } from '@/components/actions/action-button.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { buttonClass } from '@/components/ui/button-class.ts';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { removeWeightsCommand } from '@/lib/domain/group/remove-weights-command.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { describeLastMove, describeMover, lastMoveOf, moverOf } from '@/lib/domain/group/moves-alias.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/** The alias is not where its last rollout left it: what that means and what to do. Nothing when it is in place. */
export function DriftBanner({ group }: { group: Group }) {
  const { drift } = group;
  const lastMove = lastMoveOf(group);
  switch (drift.kind) {
    case 'shifting':
      return <MovedByAnother group={group} />;
    case 'in-place':
    case 'unknown':
      return null;
    case 'moved':
      return (
        <Banner
          tone="warn"
          icon={<Unlink aria-hidden="true" />}
          title={`Drifted: ${aliasName(group)} is at ${drift.version}, ${describeLastMove(group)} left it at ${drift.expectedVersion}.`}
          action={
            <>
              {lastMove ? (
                <Link href={rolloutPagePath(group.target, lastMove.id)} className={buttonClass()}>
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

/** CodeDeploy keeps no alias for one group: another's rollout may move it. The group's own has a card of its own. */
function MovedByAnother({ group }: { group: Group }) {
  const mover = moverOf(group);
  if (mover === null || mover.isOwn) return null;
  return (
    <Banner
      tone="warn"
      icon={<Split aria-hidden="true" />}
      title={`${describeMover(mover)}, and it moves ${aliasName(group)}.`}
      action={
        <Link href={rolloutPagePath(group.target, mover.id)} className={buttonClass()}>
          Show that rollout
        </Link>
      }
    >
      Where the alias is now is that rollout’s doing. Nothing can be deployed from here until it has ended.
    </Banner>
  );
}

function SplitBanner({ group }: { group: Group }) {
  const parts = trafficOfAlias(group.aliasState) ?? [];
  const command = removeWeightsCommand(group);
  const shares = parts.map((part) => `${formatPercent(part.percent)} on ${part.version}`).join(', ');
  return (
    <Banner
      tone="warn"
      icon={<Split aria-hidden="true" />}
      title={`Left split: ${shares}, and no rollout of it is running.`}
      action={<ActionButton request={{ kind: 'fix-alias', group }} />}
    >
      Calls go to both versions until somebody changes that, and new rollouts fail until one version has it all.
      {command === null ? null : (
        <span className="mt-1 flex items-center gap-1">
          <Mono className="text-meta [overflow-wrap:anywhere]">{command}</Mono>
          <CopyButton text={command} label="Copy the command that removes the weights" />
        </span>
      )}
    </Banner>
  );
}
