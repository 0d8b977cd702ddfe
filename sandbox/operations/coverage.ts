/** What an operation of the sandbox gaps beside AWS's own. At least one member. */
export interface Gaps {
  /** Members of the input that are taken and have no effect. */
  ignores?: readonly string[];
  /** Members of the input that are kept and given back, and have no effect. */
  keeps?: readonly string[];
  /** Members of the output that are never there. */
  never?: readonly string[];
  /** What members cannot say. */
  but?: string;
}

/** How far an operation goes. An operation without a mark is not there. */
export type Coverage = 'full' | Gaps;

export type ServiceCoverage = Readonly<Record<string, Coverage>>;
