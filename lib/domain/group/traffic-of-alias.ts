import type { AliasState } from './group.ts';

/** A version's share of the traffic, 0–100. */
export interface TrafficPart {
  version: string;
  percent: number;
}

/** Where an alias's traffic goes: the weighted versions first, then the version with the rest. null: not read. */
export function trafficOfAlias(alias: AliasState | null): TrafficPart[] | null {
  if (alias === null) return null;
  const weighted = Object.entries(alias.weights).map(([version, percent]) => ({ version, percent }));
  const rest = 100 - weighted.reduce((sum, part) => sum + part.percent, 0);
  return trafficParts([...weighted, { version: alias.version, percent: Math.max(0, rest) }]);
}

/** The parts without versions at 0. */
export function trafficParts(parts: readonly TrafficPart[]): TrafficPart[] {
  return parts.filter((part) => part.percent > 0);
}
