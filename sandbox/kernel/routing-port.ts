/** How an alias routes right now; `weights` as in AWS: fraction 0–1 for the additional version, the rest goes to `version`. */
export interface Route {
  version: string;
  weights: Record<string, number>;
}

/** What traffic may ask of the sandbox's Lambda. `createLambda` in sandbox/lambda returns an object with it. */
export interface Router {
  /** null: no such function or alias. */
  route(functionName: string, alias: string): Route | null;
  /** Reserved concurrency; null: none reserved. 0 throttles every invocation. */
  reservedConcurrency(functionName: string): number | null;
}

/** How much may run at the same time. `createLambda` returns an object with it. */
export interface Rooms {
  /**
   * How many calls may run at the same time outside of provisioned concurrency: what is left of the function's reservation, or
   * (`shared`) what all functions without one have together.
   */
  onDemandRoom(functionName: string): { limit: number; shared: boolean };
  /** Environments that wait for this version now. */
  provisionedFor(functionName: string, version: string): number;
  /** Changes whenever one of the three above may have. */
  concurrencyRevision(): number;
}
