/** Whether a text fits a pattern of IAM's: `*` stands for any characters, `?` for one. */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part.replaceAll(/[.+^${}()|[\]\\/-]/g, String.raw`\$&`)))
    .join('');
  return new RegExp(`^${source}$`, 's').test(text);
}
