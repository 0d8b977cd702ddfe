/** How an alias routes now; `weights`: fraction 0–1 for the additional version, the rest goes to `version`. */
export interface Route {
  version: string;
  weights: Record<string, number>;
}

/** What traffic may use of the sandbox's Lambda. `createLambda` in sandbox/lambda returns it. */
export interface Router {
  /** null: no such function or alias. */
  route(functionName: string, alias: string): Route | null;
  /** Reserved concurrency; null: none reserved. 0 throttles every invocation. */
  reservedConcurrency(functionName: string): number | null;
}

/** How much may run at once. `createLambda` returns it. */
export interface Rooms {
  /**
   * How many calls may run at once outside provisioned concurrency: what is left of the function's reservation, or
   * (`shared`) what all functions without one share.
   */
  onDemandRoom(functionName: string): { limit: number; shared: boolean };
  /** Provisioned environments of this version now. */
  provisionedFor(functionName: string, version: string): number;
  /** Changes whenever one of the three above may have changed. */
  concurrencyRevision(): number;
}
