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
}
