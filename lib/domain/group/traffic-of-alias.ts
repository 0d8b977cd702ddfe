import { trafficParts, type TrafficPart } from '../acting/consequences.ts';
import type { AliasState } from './group.ts';

/** Where an alias's traffic goes: the weighted versions first, then the version that gets the rest. null: not read. */
export function trafficOfAlias(alias: AliasState | null): TrafficPart[] | null {
  if (alias === null) return null;
  const weighted = Object.entries(alias.weights).map(([version, percent]) => ({ version, percent }));
  const rest = 100 - weighted.reduce((sum, part) => sum + part.percent, 0);
  return trafficParts([...weighted, { version: alias.version, percent: Math.max(0, rest) }]);
}
