import { nameOf, type Account } from '../kernel/account.ts';
import type { Caller } from '../kernel/caller.ts';
import type { SimMs } from '../kernel/clock.ts';
import type { AwsError } from '../kernel/operation.ts';
import type { Credential } from '../protocol/route-request.ts';
import type { Service } from '../protocol/service.ts';
import { expiredToken, unknownCredentials, wrongRegion } from '../protocol/service-errors.ts';
import { accountOfKey } from './access-key.ts';
import { sessionOf, userOf } from './create-sts.ts';
import { readSessionToken } from './session-token.ts';

/** Which account and region a request is for, and by whom. */
export interface Admission {
  target: Account;
  caller: Caller;
  /** Why the request is not answered, in the service's words; null: it is. */
  refusal: ((service: Service) => AwsError) | null;
}

/**
 * The region is the one that the request is signed for. The account is the one whose number is in the access key
 * id; any other key is the first account's, as is a request without a signature. STS answers in every region.
 * Secrets are not checked.
 */
export function admit(
  accounts: readonly [Account, ...Account[]],
  credential: Credential | null,
  token: string | undefined,
  now: SimMs,
): Admission {
  const [first] = accounts;
  if (credential === null) return { target: first, caller: userOf(first), refusal: null };
  const { accessKeyId, region } = credential;
  const claims = readSessionToken(token);
  const session = claims === null ? null : sessionOf(claims);
  const named = accountOfKey(accessKeyId);
  const accountId = session?.accountId ?? named ?? first.accountId;
  const isNumber = named === accessKeyId;
  // A real key of somebody's is in no account of the sandbox.
  const mine = accounts.filter((one) => one.accountId === accountId);
  const known = mine[0] ?? (session === null && !isNumber ? first : undefined);
  const isForged = (claims !== null && session === null) || (session !== null && named !== session.accountId);
  if (known === undefined || isForged) return { target: first, caller: userOf(first), refusal: unknownCredentials };
  const caller = session ?? userOf(known);
  const here = accounts.find((one) => nameOf(one) === nameOf({ accountId: known.accountId, region }));
  const target = here ?? known;
  if (here === undefined && credential.service !== 'sts')
    return { target, caller, refusal: (service) => wrongRegion(service, region) };
  if (caller.expiresAt !== null && caller.expiresAt <= now) return { target, caller, refusal: expiredToken };
  return { target, caller, refusal: null };
}
