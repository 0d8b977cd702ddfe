/** The API's model sets no limit to a description. A longer line is not readable in the console. */
const LONGEST = 256;

/** The description of a deployment made by Sluice, as AWS's own pages show it. */
export function describeDeployment(reason: string, actor: string): string {
  const end = ` (${actor})`;
  const start = `Sluice: ${reason}`;
  if (start.length + end.length <= LONGEST) return start + end;
  // AWS does not accept half of a surrogate pair.
  const cut = start.slice(0, LONGEST - end.length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…${end}`;
}
