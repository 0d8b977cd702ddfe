/** Ends of a deployment that lie in AWS or in the account, and happen here only when they are asked for. */
export const PLAYED_CODES = [
  'THROTTLED',
  'IAM_ROLE_PERMISSIONS',
  'IAM_ROLE_MISSING',
  'TIMEOUT',
  'INTERNAL_ERROR',
] as const;
export type PlayedCode = (typeof PLAYED_CODES)[number];

export interface PlayedCause {
  code: PlayedCode;
  /** undefined: the usual text of the code. */
  message: string | undefined;
  /** Steps of the traffic that are made before it; of a plan with fewer, the last one fails. */
  afterSteps: number;
  /** Whether the rollback fails of it, too. */
  rollbackToo: boolean;
}
