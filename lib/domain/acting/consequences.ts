import type { TrafficPart } from '../group/traffic-of-alias.ts';

/** What an action will do, with this case's own numbers. */
export interface Consequences {
  /** Candidate first; null: not known. */
  now: TrafficPart[] | null;
  after: TrafficPart[] | null;
  steps: { title: string; detail: string }[];
  notes: string[];
}
