import { intrinsicOf, isMap, type Json, type JsonMap } from './json.ts';
import { referencesOf } from './references.ts';
import { isFunctionName } from './resolve.ts';
import type { Source } from './source.ts';
import type { Problem } from './template-error.ts';

/** Finds what is wrong whatever the conditions' values: unknown functions, conditions and names. */
export function checkFunctions(
  resources: JsonMap,
  source: Source,
  names: ReadonlySet<string>,
  conditions: ReadonlyMap<string, boolean>,
): Problem[] {
  const problems: Problem[] = [];
  const walk = (node: Json, path: string): void => {
    if (Array.isArray(node)) {
      for (const [index, item] of node.entries()) walk(item, `${path}[${index}]`);
      return;
    }
    if (!isMap(node)) return;
    const isChoice = intrinsicOf(node)?.name === 'Fn::If';
    for (const [key, item] of Object.entries(node)) {
      const here = path === '' ? key : `${path}.${key}`;
      if (key.startsWith('Fn::') && !isFunctionName(key))
        problems.push(source.problem(here, `there is no function ${key}`, node, key));
      const chooses = isChoice && Array.isArray(item) ? item[0] : undefined;
      if (chooses !== undefined && (typeof chooses !== 'string' || !conditions.has(chooses)))
        problems.push(source.problem(here, `there is no condition ${JSON.stringify(chooses)}`, node, key));
      walk(item, here);
    }
  };
  walk(resources, 'Resources');
  for (const [logicalId, resource] of Object.entries(resources)) {
    for (const { name, at } of referencesOf(resource, () => undefined)) {
      if (names.has(name)) continue;
      problems.push(
        source.problem(
          `Resources.${logicalId}`,
          `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
          source.placeOf(at) === null ? resource : at,
        ),
      );
    }
  }
  return problems;
}
