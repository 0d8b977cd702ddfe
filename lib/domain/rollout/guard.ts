/** Whose word it is: the deployment's own settings, its group's, or that it is a rollback. */
export type GuardWord = 'deployment' | 'group' | 'rollback';

/**
 * A group's settings, as far as they guard its rollouts. `autoRollback`: events; empty when it is off. null: an older
 * Sluice did not keep it.
 */
export interface GuardSettings {
  enabled: boolean;
  ignorePollFailure: boolean | null;
  names: string[];
  autoRollback: string[] | null;
}

/** What can stop one rollout by itself, and what then rolls back. Kept with the rollout, also after its end. */
export interface Guard {
  /**
   * Which alarms, and whether CodeDeploy obeys them. `obeyed` null: the group's settings changed while it ran, and
   * whether CodeDeploy applies that to a running deployment is documented nowhere. null: not known, since the group's
   * settings at its time were not read.
   */
  alarms: { by: GuardWord; obeyed: boolean | null; names: string[]; ignorePollFailure: boolean | null } | null;
  /** The events on which it rolls back (DEPLOYMENT_FAILURE, …); null: not known. */
  rollback: { by: GuardWord; events: string[] } | null;
  /** The group's own settings, now or at its end; null: not read. */
  group: GuardSettings | null;
  /** The same when Sluice first read them while it ran; null: not read. */
  groupAtFirst: GuardSettings | null;
}

export interface GuardFacts {
  isRollback: boolean;
  /** GetDeployment's overrideAlarmConfiguration; null: none, so the group's counts. */
  override: { enabled: boolean; ignorePollAlarmFailure: boolean; names: string[] } | null;
  /** GetDeployment's autoRollbackConfiguration: events, empty when it is off; null: it has none. */
  ownAutoRollback: string[] | null;
  group: GuardSettings | null;
  groupAtFirst: GuardSettings | null;
}

/**
 * What guards a rollout: the deployment's own settings first, its group's second. Rollbacks have neither: one was seen
 * to succeed while its alarm was in ALARM, and none was seen to be rolled back itself.
 */
export function guardOf(facts: GuardFacts): Guard {
  const { isRollback, group, groupAtFirst } = facts;
  return { alarms: alarmsOf(facts), rollback: isRollback ? NONE : rollbackOf(facts), group, groupAtFirst };
}

const NONE: Guard['rollback'] = { by: 'rollback', events: [] };

function alarmsOf({ isRollback, override, group, groupAtFirst }: GuardFacts): Guard['alarms'] {
  if (isRollback) return { by: 'rollback', obeyed: false, names: group?.names ?? [], ignorePollFailure: null };
  if (override !== null) {
    // One that names none turns off those of the group.
    const names = override.names.length > 0 ? override.names : (group?.names ?? []);
    const obeyed = override.enabled && override.names.length > 0;
    return { by: 'deployment', obeyed, names, ignorePollFailure: override.ignorePollAlarmFailure };
  }
  if (group === null) return null;
  const changed = groupAtFirst !== null && obeyedIn(group) !== obeyedIn(groupAtFirst);
  const samePoll = groupAtFirst === null || groupAtFirst.ignorePollFailure === group.ignorePollFailure;
  return {
    by: 'group',
    obeyed: changed ? null : group.enabled,
    names: group.names,
    ignorePollFailure: samePoll ? group.ignorePollFailure : null,
  };
}

/** What is said in GetDeployment may be the group's own, repeated. */
function rollbackOf({ ownAutoRollback, group }: GuardFacts): Guard['rollback'] {
  const ofGroup = group?.autoRollback ?? null;
  if (ownAutoRollback === null) return ofGroup === null ? null : { by: 'group', events: ofGroup };
  const isGroups = ofGroup !== null && listOf(ofGroup) === listOf(ownAutoRollback);
  return { by: isGroups ? 'group' : 'deployment', events: ownAutoRollback };
}

/** The alarms that a group obeys, as one text to compare. */
const obeyedIn = ({ enabled, names }: GuardSettings): string => (enabled ? listOf(names) : '');

const listOf = (texts: readonly string[]): string => JSON.stringify(texts.toSorted());

/** Whether alarms are listed and not obeyed; null: not known. The `ignored` of a rollout's alarms in the API. */
export function alarmsIgnoredBy({ alarms }: Guard): boolean | null {
  if (alarms === null || alarms.obeyed === null) return null;
  return !alarms.obeyed && alarms.names.length > 0;
}
