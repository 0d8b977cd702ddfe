import { metricsOf } from '../alarms/alarm-sight.ts';
import type { Group } from './group.ts';

export interface NamedAlias {
  functionName: string;
  alias: string;
}

/**
 * For a group that never deployed: the alias that its alarms watch, if all of their AWS/Lambda metrics that name an
 * alias (Resource "f:live") name the same. It is a guess: nothing ties a group's alarms to what it deploys. null: they
 * name none, or several.
 */
export function suggestedAlias({ alarms }: Pick<Group, 'alarms'>): NamedAlias | null {
  const resources = alarms.items
    .flatMap(({ definition }) => (definition === null ? [] : metricsOf(definition)))
    .filter(({ namespace }) => namespace === 'AWS/Lambda')
    .flatMap(({ dimensions }) => dimensions['Resource'] ?? [])
    // A qualifier of digits is a version.
    .filter((resource) => /^[^:]+:(?!\d+$)[^:]+$/.test(resource));
  const [first, ...others] = new Set(resources);
  if (first === undefined || others.length > 0) return null;
  const [functionName = '', alias = ''] = first.split(':');
  return { functionName, alias };
}
