/** The API's model sets no limit to a description; this is as long as a console line is readable. */
const LONGEST = 256;

/** What AWS's own pages show as the description of a deployment that Sluice made. */
export function describeDeployment(reason: string, actor: string): string {
  const end = ` (${actor})`;
  const start = `Sluice: ${reason}`;
  if (start.length + end.length <= LONGEST) return start + end;
  // Half of a character that takes two units is no text that AWS takes.
  const cut = start.slice(0, LONGEST - end.length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…${end}`;
}
