/** How much of the traffic a version has, 0–100. */
export interface TrafficPart {
  version: string;
  percent: number;
}

/** What an action does, told before it is done, in this case's own numbers. */
export interface Consequences {
  /** Candidate first; null: not known. */
  now: TrafficPart[] | null;
  after: TrafficPart[] | null;
  steps: { title: string; detail: string }[];
  notes: string[];
}

/** The parts that get anything, without versions at 0. */
export function trafficParts(parts: readonly TrafficPart[]): TrafficPart[] {
  return parts.filter((part) => part.percent > 0);
}
