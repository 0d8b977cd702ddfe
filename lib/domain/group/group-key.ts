/**
 * One string to look a group up by: within its target, or with the target in front. Different names never give the same
 * string: AWS allows "/" and any other printable character in them.
 */
export function groupKey(
  ...names: [application: string, group: string] | [target: string, application: string, group: string]
): string {
  return JSON.stringify(names);
}
