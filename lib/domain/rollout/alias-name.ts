/** "orders-api:live"; the group's own name until the function and alias are known. */
export function aliasName(thing: { functionName: string | null; alias: string | null; group: string }): string {
  return thing.functionName === null || thing.alias === null ? thing.group : `${thing.functionName}:${thing.alias}`;
}
