import type { Action } from './action.ts';
import type { Consequences } from './consequences.ts';
import type { Iso } from '../time/iso.ts';
import type { Plan } from '../plan/plan.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { VersionChanges } from '../group/version-changes.ts';

/** A deployment that could be started: all that the page shows before the button. */
export interface DeploymentDraft {
  fromVersion: string | null;
  /** A published version, or "$LATEST": it would be published first. */
  toVersion: string;
  plan: Plan | null;
  /**
   * The hooks of the group's last deployment, carried over. null: not known (its AppSpec is in S3, or CodeDeploy no
   * longer has the deployment), so the deployment starts only with `withoutHooks`.
   */
  hooks: { event: 'BeforeAllowTraffic' | 'AfterAllowTraffic'; functionName: string }[] | null;
  /** As it would be sent. null while the new version has no number yet. */
  appSpec: { content: string; sha256: string } | null;
  /** null: one of the versions could not be read. */
  changes: VersionChanges | null;
  consequences: Consequences;
  preflight: Preflight;
  /** `why`: the reason when it may not be started. */
  may: Pick<Action, 'allowed' | 'why'>;
  /** The running rollout of a busy group. */
  activeRolloutId: string | null;
  madeAt: Iso;
}
