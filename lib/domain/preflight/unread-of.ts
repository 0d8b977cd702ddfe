import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';
import { compositeOf } from '../alarms/composite-of.ts';
import { suggestedAlias, type NamedAlias } from '../group/suggested-alias.ts';
import { alarmsOfFacts } from './composites-in.ts';
import { isAliasGone } from './find-alias.ts';
import type { PreflightFacts } from './preflight-facts.ts';

/** What could not be read or is not known, in sentences. */
export function unreadOf(facts: PreflightFacts): string[] {
  const { group, plan, versions, hooks, concurrency, minutes } = facts;
  const undefinedAlarms = group.alarms.items.filter(
    ({ definition, rule, state }) =>
      definition === null && rule === undefined && state !== null && state !== 'NOT_FOUND',
  );
  const unreadAlarms = group.alarms.items.filter(({ state }) => state === null);
  const unreadHooks = (hooks ?? []).filter(({ exists }) => exists === null);
  // Nobody knows the function yet, so what depends on it is not "unread": said once.
  const isNew = isNeverDeployed(group);
  return [
    ...(isNew ? [newGroup(suggestedAlias(group))] : []),
    ...(group.alarms.ignored === null ? ["The group's alarm settings have not been read."] : []),
    ...unreadAlarms.map(({ name }) => `The state of ${name} has not been read.`),
    ...compositeUnread(facts),
    ...undefinedAlarms.map(
      ({ name }) =>
        `${name} is composite, or its definition has not been read: whether CodeDeploy heeds composite alarms is unverified.`,
    ),
    ...(group.aliasState === null && !isNew && !isAliasGone(group)
      ? ['Where the alias points has not been read.']
      : []),
    ...(plan === null ? ['The steps of the deployment config have not been read.'] : []),
    ...(plan !== null && plan.steps.length === 0 ? [`The steps of ${plan.configName} are not known.`] : []),
    ...(versions === null && !isNew ? ['The published versions could not be read.'] : []),
    ...(hooks === null
      ? ['The hooks of the last deployment could not be read, or its AppSpec is not kept in CodeDeploy.']
      : []),
    ...unreadHooks.map(({ functionName }) => `Whether the hook ${functionName} exists could not be read.`),
    ...(concurrency === null && !isNew ? ['Reserved and provisioned concurrency could not be read.'] : []),
    ...(concurrency !== null && concurrency.reserved !== null && concurrency.reserved > 0 && concurrency.peak === null
      ? ['How many executions ran at once in the last hours is not known.']
      : []),
    ...(minutes === null && !isNew ? ['The calls and errors of the versions could not be read.'] : []),
  ];
}

function newGroup(suggested: NamedAlias | null): string {
  const watched = suggested === null ? '' : ` Its alarms watch ${suggested.functionName}:${suggested.alias}.`;
  return `${NEVER_DEPLOYED}${watched} Its versions, traffic and concurrency are looked at after the first.`;
}

function compositeUnread(facts: PreflightFacts): string[] {
  const known = alarmsOfFacts(facts);
  return facts.group.alarms.items.flatMap((alarm) => {
    const composite = compositeOf(alarm, known);
    if (composite === null) return [];
    if ('why' in composite) return [`${alarm.name} is composite, and ${composite.why}.`];
    const unread = composite.alarms.filter((name) => (known.get(name)?.state ?? null) === null);
    return [
      `${alarm.name} is composite: whether CodeDeploy heeds composite alarms is unverified.`,
      ...(unread.length === 0
        ? []
        : [`Of the alarms in the rule of ${alarm.name}, ${unread.join(' and ')} could not be read.`]),
    ];
  });
}
