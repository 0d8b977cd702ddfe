/**
 * The deployment whose AppSpec tells the hooks that the next one carries over: the last one, but for CodeDeploy's own rollback the one that it undid. A rollback
 * calls no hook (seen in a real account), and whether its AppSpec names any is not documented. null: CodeDeploy does not know it any more.
 */
export async function tellingHooks<T extends { rollback: { of: string | null } }>(
  lastId: string,
  read: (id: string) => Promise<T | undefined>,
): Promise<T | null> {
  const last = await read(lastId);
  const undoneId = last?.rollback.of ?? null;
  return (undoneId === null ? last : await read(undoneId)) ?? null;
}
