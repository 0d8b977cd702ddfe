import { groupKey } from '../../domain/group/group-key.ts';
import type { Group } from '../../domain/group/group.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import { toMs } from '../../domain/time/iso.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import type { GroupReading } from '../../parts/shelves.ts';

/** A younger picture is good enough; AWS's ms. */
const YOUNG_MS = 60_000;

/**
 * The group as the watcher has it if all of it is recent; otherwise read now, once for all who ask. If AWS cannot be
 * read, the older picture with a sentence that says so. Throws AppError NOT_FOUND, and AWS_* for a group that was never
 * read.
 */
export async function readGroupForDeploying(
  deps: Pick<Parts, 'watcher' | 'shelves'>,
  target: AwsTarget,
  input: { target: string; application: string; group: string },
): Promise<GroupReading> {
  const names = [input.target, input.application, input.group] as const;
  const known = deps.watcher.group(...names);
  if (known !== null && isYoung(known, target.clock.now())) return { group: known, unread: null };
  const reading = await deps.shelves.groups.get(target, groupKey(input.application, input.group), async () => {
    try {
      return { group: await deps.watcher.refreshGroup(...names), unread: null };
    } catch (error) {
      if (known === null || !isAppError(error) || error.code === 'NOT_FOUND') throw error;
      return { group: known, unread: `The group is as it was last read: ${error.message}` };
    }
  });
  return { ...reading, group: deps.watcher.group(...names) ?? reading.group };
}

function isYoung({ asOf, functionName, alarms }: Group, now: Date | null): boolean {
  const read = [
    asOf.codedeploy,
    ...(functionName === null ? [] : [asOf.lambda]),
    ...(alarms.items.length === 0 ? [] : [asOf.cloudwatch]),
  ];
  return now !== null && read.every((at) => at !== null && now.getTime() - toMs(at) < YOUNG_MS);
}
