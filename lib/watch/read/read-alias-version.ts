import type { GroupEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** An existing version is read again after this. A deleted one never comes back. */
const ASK_AGAIN_MS = 60_000;

/**
 * Whether the version that the group's alias is on still exists: one call, and only for somebody who looks at the group
 * now. Lambda refuses to delete a version that an alias is on, so it is rarely gone. If it cannot be read, it is
 * unknown.
 */
export async function readAliasVersion(ctx: TargetContext, entry: GroupEntry): Promise<void> {
  const { functionName, aliasState, aliasVersion: before } = entry;
  if (functionName === null || aliasState === null) return;
  const { version } = aliasState;
  if (before?.version === version && (!before.exists || ctx.nowMs() - before.readAtMs < ASK_AGAIN_MS)) return;
  const exists = await ctx.aws.lambda.functionExists(`${functionName}:${version}`);
  entry.aliasVersion = { version, exists, readAtMs: ctx.nowMs() };
}
