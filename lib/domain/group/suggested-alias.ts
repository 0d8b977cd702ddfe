import { metricsOf } from '../alarms/alarm-sight.ts';
import type { Group } from './group.ts';

/** A Lambda alias by its name. */
export interface NamedAlias {
  functionName: string;
  alias: string;
}

/**
 * The alias that a group's alarms watch, for one that never deployed: when all of their metrics of AWS/Lambda that name an alias (Resource
 * "f:live") name the same. It is a guess: nothing ties a group's alarms to what it deploys. null: they name none, or several.
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
