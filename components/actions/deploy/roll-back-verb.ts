/** "Roll back to 62", or "Move on to 65" where the version is newer than the one that the alias is on. */
export function rollBackVerb(toVersion: string, currentVersion: string | null): string {
  const isNewer = currentVersion !== null && Number(toVersion) > Number(currentVersion);
  return isNewer ? `Move on to ${toVersion}` : `Roll back to ${toVersion}`;
}
