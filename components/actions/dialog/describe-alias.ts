import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/**
 * "orders-api:live sends everything to version 41.", "… sends 40% to 42 and 60% to 41."; null: the alias was not read.
 */
export function describeAlias(group: Pick<Group, 'functionName' | 'alias' | 'group' | 'aliasState'>): string | null {
  const parts = trafficOfAlias(group.aliasState);
  if (parts === null) return null;
  const [only, second] = parts;
  if (only && !second) return `${aliasName(group)} sends everything to version ${only.version}.`;
  const words = parts.map((part) => `${formatPercent(part.percent)} to ${part.version}`);
  return `${aliasName(group)} sends ${words.join(' and ')}.`;
}
