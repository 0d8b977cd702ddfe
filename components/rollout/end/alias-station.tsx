import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import { CircleCheck, CircleQuestionMark, LoaderCircle, Split, Unlink } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Station } from './station.tsx';
import { Age } from '@/components/status/age.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { alarmsInAlarm, areInAlarm } from '@/lib/domain/alarms/alarms-in-words.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { describeOtherGroup, moverOf } from '@/lib/domain/group/moves-alias.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { AliasState, Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

interface AliasStationProps {
  rollout: Rollout;
  group: Group | null;
  /** Why the alias cannot be read; null: it can. */
  refused: string | null;
}

/** Where the alias is now, and what that means for whoever deploys next. */
export function AliasStation({ rollout, group, refused }: AliasStationProps) {
  const alias = group?.aliasState ?? null;
  if (group === null || alias === null) {
    return (
      <Station
        tone="neutral"
        icon={<CircleQuestionMark aria-hidden="true" className="size-4 text-ink-3" />}
        title="Where the alias is now is not known"
        id={aliasName(rollout)}
      >
        <p>{refused ?? 'Lambda has not been read yet.'}</p>
      </Station>
    );
  }
  const { tone, icon, title } = look(group, alias);
  const checked = (
    <>
      , checked <Age at={group.asOf.lambda} />
    </>
  );
  const inAlarm = alarmsInAlarm(group.alarms.items);
  return (
    <Station tone={tone} icon={icon} title={title} id={aliasName(group)}>
      <p>
        {weightsInWords(alias)}
        {checked}
      </p>
      <Consequence group={group} />
      {inAlarm.length > 0 ? (
        <p className="text-bad-ink">
          {areInAlarm(inAlarm)}
          {areIgnored(group.alarms)
            ? ', and ignored: the alarms are bypassed'
            : inAlarm.length === 1
              ? ': it would stop a new rollout'
              : ': they would stop a new rollout'}
        </p>
      ) : null}
    </Station>
  );
}

function look(group: Group, alias: AliasState): { tone: 'neutral' | 'warn'; icon: ReactNode; title: string } {
  const at = 'size-4';
  switch (group.drift.kind) {
    case 'shifting':
      return {
        tone: 'neutral',
        icon: <LoaderCircle aria-hidden="true" className={at} />,
        title: 'Another rollout moves it now',
      };
    case 'split':
      return {
        tone: 'warn',
        icon: <Split aria-hidden="true" className={`${at} text-warn-ink`} />,
        title: 'Left split between two versions',
      };
    case 'moved':
      return {
        tone: 'warn',
        icon: <Unlink aria-hidden="true" className={`${at} text-warn-ink`} />,
        title: `On ${alias.version}, expected ${group.drift.expectedVersion}`,
      };
    case 'version-gone':
      return {
        tone: 'warn',
        icon: <Unlink aria-hidden="true" className={`${at} text-warn-ink`} />,
        title: `On ${alias.version}, which does not exist any more`,
      };
    case 'in-place':
    case 'unknown':
      return {
        tone: 'neutral',
        icon: <CircleCheck aria-hidden="true" className={`${at} text-ok`} />,
        title: `All traffic on ${alias.version}`,
      };
  }
}

function weightsInWords(alias: AliasState): string {
  const others = Object.entries(alias.weights).filter(([, percent]) => percent > 0);
  if (others.length === 0) return `alias at ${alias.version}, 100%, no weights left`;
  const rest = 100 - others.reduce((sum, [, percent]) => sum + percent, 0);
  const parts = [[alias.version, rest] as const, ...others].map(
    ([version, percent]) => `${formatPercent(percent)} on ${version}`,
  );
  return parts.join(', ');
}

function Consequence({ group }: { group: Group }) {
  if (group.drift.kind === 'split') return <p>New rollouts fail until one version has it all.</p>;
  if (group.drift.kind === 'moved') {
    return <p>It was changed outside CodeDeploy. A rollout that starts from {group.drift.expectedVersion} fails.</p>;
  }
  if (group.drift.kind === 'version-gone') return <p>Its calls fail until it points to a version that exists.</p>;
  const mover = moverOf(group);
  if (mover !== null) {
    return (
      <p>
        <Link
          href={rolloutPagePath(group.target, mover.id)}
          className="font-mono text-ink underline underline-offset-2"
        >
          {mover.id}
        </Link>
        {mover.isOwn ? null : ` of ${describeOtherGroup(mover)}`}
      </p>
    );
  }
  return null;
}
