/** The one account and region that the sandbox plays. */
export interface Account {
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
}
