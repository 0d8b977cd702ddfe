import type { Action } from './action.ts';
import type { Consequences } from './consequences.ts';
import type { Iso } from '../time/iso.ts';
import type { Plan } from '../plan/plan.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { VersionChanges } from '../group/version-changes.ts';

/** A deployment that could be started from here: all that the page shows before the button. */
export interface DeploymentDraft {
  fromVersion: string | null;
  /** A published version, or "$LATEST": it would be published first. */
  toVersion: string;
  plan: Plan | null;
  /**
   * The hooks of the group's last deployment, carried over. null: not known (its AppSpec lies in S3, or CodeDeploy has forgotten the deployment),
   * so that it is started only by one who says `withoutHooks`.
   */
  hooks: { event: 'BeforeAllowTraffic' | 'AfterAllowTraffic'; functionName: string }[] | null;
  /** As it would be sent; null while the new version has no number yet. */
  appSpec: { content: string; sha256: string } | null;
  /** null: one of the versions could not be read. */
  changes: VersionChanges | null;
  consequences: Consequences;
  preflight: Preflight;
  /** Whether it may be started; the reason when not. */
  may: Pick<Action, 'allowed' | 'why'>;
  /** A busy group: what is running. */
  activeRolloutId: string | null;
  madeAt: Iso;
}
