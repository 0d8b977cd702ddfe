import type { Group } from '../domain/group/group.ts';
import type { CommandParts } from './command-parts.ts';

/** The group after a change that was verified already: read anew, or, when that fails, as known with what was verified. */
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
