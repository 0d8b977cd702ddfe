import { type AliasMover, describeLastMove, describeMover, describeOtherGroup, moverOf } from '../group/moves-alias.ts';
import { formatPlural } from '../format/format-count.ts';
import { aliasName } from '../rollout/alias-name.ts';
import { formatMoment } from '../format/format-moment.ts';
import { formatPercent } from '../format/format-percent.ts';
import type { Group } from '../group/group.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** An alias that is being moved, by whichever group, that others deploy too, or where no deployment can start. */
export function findAlias(facts: PreflightFacts): Finding[] {
  const { group } = facts;
  const mover = moverOf(group);
  if (mover !== null) return [busy(group, mover)];
  return [...outOfPlace(group, facts), ...shared(group)];
}

function busy(group: Group, mover: AliasMover): Finding {
  const why = mover.isOwn
    ? 'and AWS refuses a second deployment until it ends'
    : `and it moves ${aliasName(group)} too: a deployment of this group would meet weights that it did not set`;
  return found({
    code: mover.isOwn ? 'group-busy' : 'alias-busy',
    severity: 'blocks',
    sentence: `${describeMover(mover)}, ${why}.`,
    remedy: 'Wait for its end, or stop it.',
    subject: mover.id,
  });
}

/** CodeDeploy keeps apart the deployments of one group, not of one alias. */
function shared(group: Group): Finding[] {
  const [first, ...others] = group.aliasUse?.groups ?? [];
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${formatPlural(others.length, 'more group')}`;
  return [
    found({
      code: 'alias-shared',
      severity: 'notes',
      sentence: `${describeOtherGroup(first)}${more} deployed ${aliasName(group)} too, and CodeDeploy does not keep the deployments of several groups apart.`,
      remedy: 'Deploy the alias from one group, and delete the others if they are left over.',
      subject: first.group,
    }),
  ];
}

function outOfPlace(group: Group, facts: PreflightFacts): Finding[] {
  const { now } = facts;
  const { drift } = group;
  const name = aliasName(group);
  if (isAliasGone(group)) {
    return [
      found({
        code: 'alias-gone',
        severity: 'blocks',
        sentence: `${name} does not exist in Lambda any more, or its function does not: a deployment would fail.`,
        remedy: 'Create the alias again on a published version, or delete the group if it is not needed any more.',
        subject: name,
      }),
    ];
  }
  const gone = goneVersion(facts);
  if (gone !== null) {
    return [
      found({
        code: 'alias-version-gone',
        severity: 'blocks',
        sentence: `${name} points to version ${gone}, which does not exist any more: calls through it fail, and a deployment cannot start from it.`,
        remedy: 'Put all traffic on a version that exists.',
        subject: gone,
      }),
    ];
  }
  if (drift.kind === 'split') {
    const parts = (trafficOfAlias({ ...drift, revisionId: null }) ?? []).map(
      (part) => `${formatPercent(part.percent)} on ${part.version}`,
    );
    return [
      found({
        code: 'alias-split',
        severity: 'blocks',
        sentence: `${name} is split, ${parts.join(' and ')}, and no rollout is running: AWS fails every deployment of it until the weights are removed.`,
        remedy:
          'Put all traffic on one of the two versions. AWS itself sets weights for a moment in some updates: they go by themselves.',
      }),
    ];
  }
  if (drift.kind === 'moved') {
    const seen = drift.seenAt === null ? '' : `, seen first at ${formatMoment(drift.seenAt, now)}`;
    return [
      found({
        code: 'alias-moved',
        severity: 'warns',
        sentence:
          `${name} is on version ${drift.version}${seen}, and ${describeLastMove(group)} left it on ${drift.expectedVersion}: a deployment whose AppSpec starts ` +
          `from ${drift.expectedVersion} fails at once.`,
        remedy: `Deploy from here, which starts from ${drift.version}, or put the alias back on ${drift.expectedVersion} first.`,
        subject: drift.version,
        since: drift.seenAt,
      }),
    ];
  }
  return [];
}

/** The alias is all that a group reads from Lambda: if it is not found, it or its function was deleted. */
export function isAliasGone({ aliasState, problems }: Group): boolean {
  return (
    aliasState === null &&
    problems.some(({ source, code }) => source === 'lambda' && code === 'ResourceNotFoundException')
  );
}

function goneVersion({ group, versions }: PreflightFacts): string | null {
  if (group.drift.kind === 'version-gone') return group.drift.version;
  const version = group.aliasState?.version ?? null;
  if (version === null || version === '$LATEST' || versions === null) return null;
  // Version numbers only grow: one above all known ones was published since they were read, and is not deleted.
  const isNewer = versions.every((known) => Number(known.version) < Number(version));
  return isNewer || versions.some((known) => known.version === version) ? null : version;
}
