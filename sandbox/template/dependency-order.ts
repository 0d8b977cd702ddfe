import type { TemplateResource } from './template-resource.ts';
import type { Source } from './source.ts';

/** Dependencies first, otherwise in the template's order. @throws TemplateError naming a cycle. */
export function dependencyOrder(
  resources: ReadonlyMap<string, TemplateResource>,
  source: Source,
): ReadonlyMap<string, TemplateResource> {
  const ordered = new Map<string, TemplateResource>();
  const open = new Set<string>();
  const visit = (resource: TemplateResource): void => {
    const { logicalId, dependencies, at } = resource;
    if (ordered.has(logicalId)) return;
    if (open.has(logicalId)) {
      const circle = [...open].slice([...open].indexOf(logicalId));
      source.fail(`Resources.${logicalId}`, `Circular dependency between resources: [${circle.join(', ')}]`, at);
    }
    open.add(logicalId);
    for (const name of dependencies) {
      const dependency = resources.get(name);
      if (dependency !== undefined) visit(dependency);
    }
    open.delete(logicalId);
    ordered.set(logicalId, resource);
  };
  for (const resource of resources.values()) visit(resource);
  return ordered;
}
