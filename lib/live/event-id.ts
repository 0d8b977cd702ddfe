/** `<boot>-<seq>`: the boot tells one process's numbering from the next one's. */
export function formatEventId(boot: string, seq: number): string {
  return `${boot}-${seq}`;
}

/** The number, or null when the id is of another boot or is no id at all. */
export function parseEventId(boot: string, id: string): number | null {
  if (!id.startsWith(`${boot}-`)) return null;
  const digits = id.slice(boot.length + 1);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
