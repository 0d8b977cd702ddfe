import type { Alarm, GroupAlarms } from '../alarms/alarm.ts';
import { missingAlarms } from '../alarms/missing-alarms.ts';
import type { Guard } from './guard.ts';
import { isActive } from './is-active.ts';
import type { Rollout } from './rollout.ts';

/**
 * How a rollout's alarms guard it. `changed`: its group's settings changed while it ran. `gone`: CloudWatch has none of
 * its alarms. `partly-gone`: it lacks some, or some that a composite alarm needs.
 */
export type GuardState =
  | 'obeyed'
  | 'ignored-by-group'
  | 'ignored-by-deployment'
  | 'rollback'
  | 'changed'
  | 'unknown'
  | 'no-alarms'
  | 'gone'
  | 'partly-gone';

type Guarded = Pick<Rollout, 'guard' | 'alarms' | 'status' | 'startedBy'>;

export function guardStateOf({ guard, alarms: { items } }: Pick<Rollout, 'guard' | 'alarms'>): GuardState {
  const { alarms } = guard;
  if (alarms === null) return 'unknown';
  if (alarms.by === 'rollback') return 'rollback';
  if (alarms.obeyed === null) return 'changed';
  if (alarms.names.length === 0) return 'no-alarms';
  if (!alarms.obeyed) return alarms.by === 'deployment' ? 'ignored-by-deployment' : 'ignored-by-group';
  return OF_MISSING[missingAlarms(items)];
}

const OF_MISSING = { all: 'gone', some: 'partly-gone', none: 'obeyed' } as const;

const isGone = ({ state }: Alarm): boolean => state === 'NOT_FOUND';

/**
 * Whether its alarms stop a rollout, by whose word, and what its group says where that differs, in sentences. Empty:
 * they are the group's own and obeyed. `group`: its alarms now; null: not known.
 */
export function describeGuard(rollout: Guarded, group: Pick<GroupAlarms, 'ignored' | 'items'> | null): string[] {
  const active = isActive(rollout.status);
  switch (guardStateOf(rollout)) {
    case 'obeyed':
      return rollout.guard.alarms?.by === 'deployment' ? [ownAlarms(rollout.guard), ...groupNow(group)] : [];
    case 'ignored-by-group':
      return [
        active ? 'The group’s alarms are ignored.' : 'It ran with the group’s alarms ignored.',
        ...now(active, group),
      ];
    case 'ignored-by-deployment':
      return [ranWithout(rollout, active), ...groupNow(group)];
    case 'rollback':
      return ['Alarms do not stop a rollback: CodeDeploy let one succeed while its alarm was in ALARM.'];
    case 'changed':
      return changed(rollout.guard);
    case 'unknown':
      return [
        active
          ? 'Whether its alarms are obeyed has not been read yet.'
          : 'Whether its alarms were obeyed is not known: the group’s settings of that time were not read.',
        ...groupNow(group),
      ];
    case 'no-alarms':
      return [
        active
          ? 'It has no alarms: nothing stops a bad rollout by itself.'
          : 'It had no alarms: nothing would have stopped it by itself.',
      ];
    case 'gone':
      return [
        active
          ? 'No alarm guards this rollout now: CloudWatch has none of its alarms any more.'
          : 'No alarm guarded this rollout at its end: CloudWatch had none of its alarms any more.',
        whenUnreadable(rollout.guard),
      ];
    case 'partly-gone':
      return [...rollout.alarms.items.flatMap(goneInWords), whenUnreadable(rollout.guard)];
  }
}

/** Who turned the alarms off is whoever started it, as far as that is known. */
function ranWithout({ startedBy }: Guarded, active: boolean): string {
  const by = startedBy === null ? '' : `, by ${startedBy}`;
  return active
    ? `This rollout runs with alarms ignored${by}: its deployment says so, whatever the group says.`
    : `It ran with alarms ignored${by}: its deployment said so, whatever the group said.`;
}

function ownAlarms({ alarms }: Guard): string {
  return `It has alarms of its own instead of the group’s: ${alarms?.names.join(', ') ?? ''}.`;
}

function now(active: boolean, group: Pick<GroupAlarms, 'ignored' | 'items'> | null): string[] {
  return active ? [] : groupNow(group);
}

function groupNow(group: Pick<GroupAlarms, 'ignored' | 'items'> | null): string[] {
  if (group === null || group.ignored === null) return [];
  if (group.items.length === 0) return ['Group: no alarms now.'];
  return [`Group: ${group.ignored ? 'ignored' : 'obeyed'} now.`];
}

function changed({ group, groupAtFirst }: Guard): string[] {
  const words = (settings: Guard['group']) => {
    if (settings === null) return 'not known';
    return settings.names.length === 0
      ? 'none'
      : `${settings.names.join(', ')} ${settings.enabled ? 'obeyed' : 'ignored'}`;
  };
  return [
    `The group’s alarms changed while it ran: at first ${words(groupAtFirst)}, then ${words(group)}.`,
    'Whether CodeDeploy applies that to a running deployment is documented nowhere.',
  ];
}

function goneInWords(alarm: Alarm): string[] {
  if (isGone(alarm)) return [`CloudWatch has no alarm ${alarm.name} any more.`];
  return (alarm.goneBelow ?? []).map(
    (name) => `The rule of ${alarm.name} needs ${name}, which CloudWatch does not have: that part of it is never true.`,
  );
}

/**
 * By the API reference of ignorePollAlarmFailure a deployment is stopped when alarm states cannot be read. Whether that
 * holds for an alarm that was deleted meanwhile has not been tried.
 */
function whenUnreadable({ alarms }: Guard): string {
  if (alarms?.ignorePollFailure === true) return 'By its settings CodeDeploy goes on without them.';
  return 'By its documentation CodeDeploy may stop a deployment whose alarms it cannot read; whether it does is not known.';
}
