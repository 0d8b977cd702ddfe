import type { AuditEntry } from '../domain/audit.ts';
import type { Group } from '../domain/group.ts';
import type { Rollout } from '../domain/rollout.ts';

export function subjectOfRollout(rollout: Rollout): AuditEntry['subject'] {
  const { application, group, id, functionName, alias } = rollout;
  return { application, group, rolloutId: id, functionName, alias };
}

export function subjectOfGroup(group: Group, rolloutId: string | null = null): AuditEntry['subject'] {
  const { application, functionName, alias } = group;
  return { application, group: group.group, rolloutId, functionName, alias };
}
