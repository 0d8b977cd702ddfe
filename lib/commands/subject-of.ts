import type { AuditEntry } from '../domain/acting/audit.ts';
import type { Group } from '../domain/group/group.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';

export function subjectOfRollout(rollout: Rollout): AuditEntry['subject'] {
  const { application, group, id, functionName, alias } = rollout;
  return { application, group, rolloutId: id, functionName, alias };
}

export function subjectOfGroup(group: Group, rolloutId: string | null = null): AuditEntry['subject'] {
  const { application, functionName, alias } = group;
  return { application, group: group.group, rolloutId, functionName, alias };
}
