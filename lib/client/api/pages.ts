import type { AuditEntry } from '../../domain/acting/audit.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Iso } from '../../domain/time/iso.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';

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
