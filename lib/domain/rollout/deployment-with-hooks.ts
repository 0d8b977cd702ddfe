/**
 * The deployment whose AppSpec has the hooks that the next one carries over: the last one. If that was CodeDeploy's own
 * rollback, the one that it undid: a rollback calls no hook (seen in a real account), and whether its AppSpec names any
 * is not documented. null: CodeDeploy no longer has it.
 */
export async function deploymentWithHooks<T extends { rollback: { of: string | null } }>(
  lastId: string,
  read: (id: string) => Promise<T | undefined>,
): Promise<T | null> {
  const last = await read(lastId);
  const undoneId = last?.rollback.of ?? null;
  return (undoneId === null ? last : await read(undoneId)) ?? null;
}
