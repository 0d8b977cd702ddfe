/** What an operation lacks compared with AWS's own. At least one member. */
export interface Gaps {
  /** Members of the input that are accepted and have no effect. */
  ignores?: readonly string[];
  /** Members of the input that are stored and returned, and have no effect. */
  keeps?: readonly string[];
  /** Members of the output that are never present. */
  never?: readonly string[];
  /** Differences that are not about single members. */
  but?: string;
}

/** How far an operation goes. An operation without coverage does not exist. */
export type Coverage = 'full' | Gaps;

export type ServiceCoverage = Readonly<Record<string, Coverage>>;
