import { own, type Json, type JsonMap } from './json.ts';
import { booleanOf } from './resolve.ts';
import type { Scope } from './scope.ts';

/**
 * Evaluates each of a template's conditions once. The scope must have no resources: conditions cannot see them.
 * @throws TemplateError for a cycle, and for what `resolve` refuses.
 */
export function evaluateConditions(conditions: JsonMap, scope: Omit<Scope, 'condition'>): ReadonlyMap<string, boolean> {
  const known = new Map<string, boolean>();
  const open: string[] = [];
  const condition = (name: string): boolean | undefined => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const body: Json | undefined = own(conditions, name);
    if (body === undefined) return undefined;
    const path = `Conditions.${name}`;
    if (open.includes(name))
      scope.source.fail(
        path,
        `conditions refer to each other in a circle: ${[...open, name].join(' → ')}`,
        conditions,
        name,
      );
    open.push(name);
    const value = booleanOf(body, { scope: { ...scope, condition }, path, at: { [name]: body } });
    open.pop();
    known.set(name, value);
    return value;
  };
  for (const name of Object.keys(conditions)) condition(name);
  return known;
}
