import type { AuditEntry } from '../acting/audit.ts';
import type { Group, PublishedVersion } from '../group/group.ts';
import type { Plan } from '../plan/plan.ts';
import type { Rollout } from '../rollout/rollout.ts';
import type { Iso } from '../time/iso.ts';

/** Answers of the API's lists: queries make them, the browser parses them. `asOf`: AWS's time; null: never read. */
export interface GroupList {
  groups: Group[];
  asOf: Iso | null;
}

export interface RolloutPage {
  rollouts: Rollout[];
  nextCursor: string | null;
  asOf: Iso | null;
}

export interface AuditPage {
  entries: AuditEntry[];
  nextCursor: string | null;
}

export interface DeploymentConfigs {
  /** Predefined ones first, by name. */
  configs: Plan[];
}

export interface VersionList {
  /** Newest first. */
  versions: PublishedVersion[];
  aliasVersion: string | null;
  asOf: Iso | null;
}
