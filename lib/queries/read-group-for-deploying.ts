import type { Group } from '../domain/group.ts';
import { isAppError } from '../domain/is-app-error.ts';
import { toMs } from '../domain/iso-time.ts';
import type { AwsTarget, Parts } from '../parts.ts';

/** A picture younger than this serves; AWS's ms. */
const YOUNG_MS = 60_000;

/**
 * The group as the watcher has it when all of it is young, else read now. When AWS cannot be asked, the older picture with a sentence
 * that says so. Throws AppError NOT_FOUND, and AWS_* for a group that was never read.
 */
export async function readGroupForDeploying(
  deps: Pick<Parts, 'watcher'>,
  target: AwsTarget,
  input: { target: string; application: string; group: string },
): Promise<{ group: Group; unread: string | null }> {
  const known = deps.watcher.group(input.target, input.application, input.group);
  if (known !== null && isYoung(known, target.clock.now())) return { group: known, unread: null };
  try {
    return { group: await deps.watcher.refreshGroup(input.target, input.application, input.group), unread: null };
  } catch (error) {
    if (known === null || !isAppError(error) || error.code === 'NOT_FOUND') throw error;
    return { group: known, unread: `The group is as it was last read: ${error.message}` };
  }
}

function isYoung({ asOf, functionName, alarms }: Group, now: Date | null): boolean {
  const read = [
    asOf.codedeploy,
    ...(functionName === null ? [] : [asOf.lambda]),
    ...(alarms.items.length === 0 ? [] : [asOf.cloudwatch]),
  ];
  return now !== null && read.every((at) => at !== null && now.getTime() - toMs(at) < YOUNG_MS);
}
