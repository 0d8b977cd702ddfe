export function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** Keys of `next` that are not shown yet. */
export function freshKeys(shown: readonly string[], next: readonly string[]): string[] {
  const known = new Set(shown);
  return next.filter((key) => !known.has(key));
}
