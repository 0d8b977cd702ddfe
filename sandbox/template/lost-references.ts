import type { JsonMap } from './json.ts';
import type { TemplateOutput } from './read-outputs.ts';
import { referencesOf } from './references.ts';
import type { Source } from './source.ts';
import type { TemplateResource } from './template-resource.ts';
import type { Problem } from './template-error.ts';

/**
 * References, from what will exist, to resources whose condition does not hold, and from outputs to names of nothing.
 * AWS refuses both before it makes anything; branches of Fn::If that are not taken do not count.
 */
export function lostReferences(
  resources: ReadonlyMap<string, TemplateResource>,
  outputs: ReadonlyMap<string, TemplateOutput>,
  names: ReadonlySet<string>,
  { source, conditions, declared }: { source: Source; conditions: ReadonlyMap<string, boolean>; declared: JsonMap },
): Problem[] {
  const holds = (name: string): boolean | undefined => conditions.get(name);
  const isAbsent = (name: string): boolean => Object.hasOwn(declared, name) && !resources.has(name);
  const say = (name: string, block: string): string =>
    `Template format error: Unresolved resource dependencies [${name}] in the ${block} block of the template`;
  const ofResources = [...resources.values()].flatMap(({ logicalId, properties, updatePolicy, at }) =>
    referencesOf([properties, updatePolicy], holds)
      .filter(({ name }) => isAbsent(name))
      .map((lost) =>
        source.problem(
          `Resources.${logicalId}`,
          say(lost.name, 'Resources'),
          source.placeOf(lost.at) === null ? at : lost.at,
        ),
      ),
  );
  const ofOutputs = [...outputs].flatMap(([output, { value, exportName = null, at }]) =>
    referencesOf([value, exportName], holds)
      .filter(({ name }) => !names.has(name) || isAbsent(name))
      .map((lost) =>
        source.problem(`Outputs.${output}`, say(lost.name, 'Outputs'), source.placeOf(lost.at) === null ? at : lost.at),
      ),
  );
  return [...ofResources, ...ofOutputs];
}
