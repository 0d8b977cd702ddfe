import type { Iso } from '../time/iso.ts';

export type SourceName = 'codedeploy' | 'lambda' | 'cloudwatch';

export interface SourceError {
  /** AWS's error name, or "UNREACHABLE". */
  code: string;
  message: string;
  since: Iso;
  /** e.g. "codedeploy:ListDeployments", when a permission is missing. */
  missingAction: string | null;
}

export interface SourceHealth {
  /** In AWS's time. */
  lastSuccessAt: Iso | null;
  error: SourceError | null;
  /** It has not answered for several times its cadence, whatever the cause. Absent: it has. */
  late?: true;
  /** Throttled: read less often until then. */
  slowed: { until: Iso; refused: number; outOf: number } | null;
}

/** A permission that AWS refused, and what does not work without it. */
export interface MissingPermission {
  action: string;
  /** The ARN that AWS named; null: it named none. */
  resource?: string | null;
  message: string;
  since: Iso;
}

export interface TargetHealth {
  name: string;
  accountId: string | null;
  region: string;
  /** The endpoint reports that it is a simulation. */
  simulated: boolean;
  /** Endpoint other than AWS's own, as configured. */
  endpoint: string | null;
  /** AWS's time when this was made, and how many AWS seconds pass in a real one (1, but for a simulated clock). */
  clock: { now: Iso; rate: number };
  /** Progress of a target's first reading; null once done. */
  firstReading: { groupsRead: number; groupsKnown: number | null } | null;
  sources: Record<SourceName, SourceHealth>;
  missingPermissions: MissingPermission[];
  /** Bypasses that should have ended but AWS refuses to end, with its last refusal. Sluice keeps trying. */
  stuckBypasses: { application: string; group: string; error: string }[];
  /** Open bypasses of targets that are configured no more: nobody ends them. The same for every target. */
  orphanedBypasses?: { target: string; application: string; group: string }[];
  /** AWS calls in the last minute, and the budget. */
  calls: { lastMinute: number; budget: number };
  /** Rollouts watched live now: when each source was last read for each. */
  rollouts: Record<string, { codedeploy: Iso | null; lambda: Iso | null; cloudwatch: Iso | null }>;
}

export interface Health {
  status: 'ok' | 'degraded' | 'starting';
  version: string;
  store: { kind: 'sqlite' | 'postgres'; ok: boolean; message: string | null };
  targets: TargetHealth[];
}
