import type { Iso } from '../time/iso.ts';

/** One step of a plan: `percent` of traffic is on the candidate from `afterSeconds` after the start of AllowTraffic. */
export interface PlanStep {
  afterSeconds: number;
  percent: number;
}

type PlanKind = 'canary' | 'linear' | 'all-at-once' | 'unknown';

/** How a deployment config shifts traffic. An unknown kind has no steps: nothing is guessed. */
export interface Plan {
  configName: string;
  kind: PlanKind;
  steps: PlanStep[];
  /** When its config was made, by AWS; absent for AWS's own, and where AWS does not say. */
  madeAt?: Iso;
  /** Of a rollout: its config was deleted and made again at this time, so what it follows is not known. */
  replacedAt?: Iso;
}
