import type { SimMs } from './clock.ts';

/** Who sent a request, by its access key and session token. */
export interface Caller {
  readonly accountId: string;
  /** As IAM's refusals and GetCallerIdentity name it. */
  readonly arn: string;
  readonly userId: string;
  /** The role's ARN, for credentials from AssumeRole; null: a user's own key. */
  readonly roleArn: string | null;
  readonly sourceIdentity: string | null;
  /** When the credentials end; null: never. */
  readonly expiresAt: SimMs | null;
}
