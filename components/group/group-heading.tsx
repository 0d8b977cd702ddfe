import { Age } from '@/components/status/age.tsx';
import { driftFlag, FlagBadge, groupGuardFlag, type Flag } from '@/components/status/flag-badge.tsx';
import { usePreflight } from '@/lib/client/use-preflight.ts';
import { Mono } from '@/components/ui/mono.tsx';
import { Version, VersionChange } from '@/components/status/version.tsx';
import { describeAutoRollback } from '@/lib/domain/group/describe-auto-rollback.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { planOfGroup } from '@/lib/domain/group/plan-of-group.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout/rollout.ts';
import { rollbackEvents } from './configuration-words.ts';

interface GroupHeadingProps {
  group: Group;
  active: Rollout | null;
  asOf: AsOf;
}

/** The alias's name, its version, its flags, and how fresh all this is. */
export function GroupHeading({ group, active, asOf }: GroupHeadingProps) {
  const plan = planOfGroup(group, usePreflight(group).data?.plan ?? null);
  const events = rollbackEvents(group);
  const rollback = events === null ? 'automatic rollback not read' : describeAutoRollback(events).summary;
  return (
    <div className="min-w-0 flex-1 max-md:basis-full">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-title font-[650] tracking-[-0.02em] [overflow-wrap:anywhere]">
          {group.functionName && group.alias ? (
            <>
              {group.functionName}
              <span className="text-ink-3">:{group.alias}</span>
            </>
          ) : (
            group.group
          )}
        </h1>
        {active ? (
          <VersionChange baseline={active.baselineVersion} candidate={active.candidateVersion} size="lg" />
        ) : (
          <Version kind="baseline" value={group.aliasState?.version ?? null} size="lg" />
        )}
        {flagsOf(group).map((flag) => (
          <FlagBadge key={flag.kind} flag={flag} />
        ))}
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-2 text-meta text-ink-3 md:gap-x-0 md:[&>li:not(:last-child)]:after:mx-2 md:[&>li:not(:last-child)]:after:content-['·']">
        <li>
          application <Mono className="text-ink-2">{group.application}</Mono>, group{' '}
          <Mono className="text-ink-2">{group.group}</Mono>
        </li>
        <li>{plan ? describePlan(plan) : (group.configName ?? 'deployment config not known')}</li>
        <li>{rollback}</li>
        <li className="tabular-nums">
          CodeDeploy read <Age at={asOf.codedeploy} />, Lambda <Age at={asOf.lambda} />, CloudWatch{' '}
          <Age at={asOf.cloudwatch} />
        </li>
      </ul>
    </div>
  );
}

function flagsOf(group: Group): Flag[] {
  return [groupGuardFlag(group), driftFlag(group.drift)].filter((flag) => flag !== null);
}
