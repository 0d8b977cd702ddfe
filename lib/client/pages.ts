import type { AuditEntry } from '../domain/audit.ts';
import type { Group } from '../domain/group.ts';
import type { Iso } from '../domain/iso.ts';
import type { Plan } from '../domain/plan.ts';
import type { Rollout } from '../domain/rollout.ts';

/** Answers of the API's lists. */
export interface GroupList {
  groups: Group[];
  asOf: Iso | null;
}

export interface RolloutPage {
  rollouts: Rollout[];
  nextCursor: string | null;
  asOf: Iso | null;
}

export interface DeploymentConfigs {
  configs: Plan[];
}

export interface AuditPage {
  entries: AuditEntry[];
  nextCursor: string | null;
}
