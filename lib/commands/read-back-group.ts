import type { Group } from '../domain/group/group.ts';
import type { CommandParts } from './command-parts.ts';

/** The group after a verified change: read again or, if that fails, the known group with the verified change. */
export async function readBackGroup(
  deps: Pick<CommandParts, 'watcher'>,
  known: Group,
  verified: { ignored: boolean },
): Promise<Group> {
  try {
    return await deps.watcher.refreshGroup(known.target, known.application, known.group);
  } catch {
    return { ...known, alarms: { ...known.alarms, ...verified } };
  }
}
