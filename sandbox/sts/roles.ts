import type { Account } from '../kernel/account.ts';
import { matchesPattern } from '../kernel/matches-pattern.ts';

/** What a role's trust policy asks for. */
export interface Trust {
  /** Accounts or ARNs of callers, with `*`; absent: anybody in the sandbox. */
  principals?: string[] | undefined;
  externalId?: string | undefined;
  /** A pattern with `*` for RoleSessionName. */
  sessionNames?: string | undefined;
  /** Whether callers may set a source identity (`sts:SetSourceIdentity`). */
  sourceIdentity: boolean;
  maxSessionSeconds: number;
  /** Whether the role does not exist at all. AWS refuses both alike. */
  missing: boolean;
}

/** The roles of all accounts of a sandbox. Any role of an account can be assumed, unless a trust says otherwise. */
export interface Roles {
  readonly accounts: readonly Account[];
  /** By role ARN. */
  readonly trusts: Map<string, Trust>;
}

/** A new role's, at AWS as here. */
export const ONE_HOUR_SECONDS = 3600;

interface Wish {
  /** The caller's account, ARN, and the ARN of the role that it has assumed. */
  principal: { accountId: string; arn: string; roleArn: string | null };
  externalId: string | undefined;
  sessionName: string;
  sourceIdentity: string | undefined;
}

/** Whether a trust lets somebody assume its role. */
export function allows(trust: Trust, { principal, externalId, sessionName, sourceIdentity }: Wish): boolean {
  if (trust.missing) return false;
  if (trust.externalId !== undefined && trust.externalId !== externalId) return false;
  if (trust.sessionNames !== undefined && !matchesPattern(trust.sessionNames, sessionName)) return false;
  if (sourceIdentity !== undefined && !trust.sourceIdentity) return false;
  const names = [principal.accountId, principal.arn, ...(principal.roleArn === null ? [] : [principal.roleArn])];
  const root = `:iam::${principal.accountId}:root`;
  return (
    trust.principals?.some((wanted) => wanted.endsWith(root) || names.some((name) => matchesPattern(wanted, name))) ??
    true
  );
}
