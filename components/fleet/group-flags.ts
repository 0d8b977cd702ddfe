import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import { driftFlag, type Flag } from '@/components/status/flag-badge.tsx';
import type { Group } from '@/lib/domain/group/group.ts';

/** What is out of the ordinary about a group, the gravest first. */
export function groupFlags(group: Group): Flag[] {
  const drift = driftFlag(group.drift);
  return [
    ...(areIgnored(group.alarms) ? [{ kind: 'bypassed', until: group.bypass?.until ?? null } as const] : []),
    ...(drift ? [drift] : []),
  ];
}
