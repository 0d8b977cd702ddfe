import { own, type JsonMap } from './json.ts';
import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';
import type { Problem } from './template-error.ts';

const POLICIES: readonly [string, readonly string[]][] = [
  ['DeletionPolicy', ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']],
  ['UpdateReplacePolicy', ['Delete', 'Retain', 'Snapshot']],
];

/**
 * Whether a resource stays when the stack drops it, by its DeletionPolicy. With AWS::LanguageExtensions (`extended`)
 * the policy may use functions; they see no resources.
 */
export function keepsOnDelete(
  resource: JsonMap,
  thing: string,
  scope: Scope,
  extended: boolean,
): { problem: Problem } | { keeps: boolean } {
  let keeps = false;
  for (const [name, allowed] of POLICIES) {
    const given = own(resource, name) ?? 'Delete';
    const policy = extended ? resolve(given, scope, `${thing}.${name}`) : given;
    const problem = (message: string) => ({ problem: scope.source.problem(thing, message, resource, name) });
    if (typeof policy !== 'string') return problem(`Template format error: Every ${name} member must be a string.`);
    if (!allowed.includes(policy)) return problem(`Template format error: Unrecognized ${name} ${policy}`);
    if (name === 'DeletionPolicy') keeps = policy.startsWith('Retain');
  }
  return { keeps };
}
