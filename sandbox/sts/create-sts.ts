import type { AssumeRoleRequest, AssumeRoleResponse, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { createHash } from 'node:crypto';
import { partitionOf, type Account } from '../kernel/account.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Clock } from '../kernel/clock.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { makeAccessKeyId } from './access-key.ts';
import { allows, ONE_HOUR_SECONDS, type Roles } from './roles.ts';
import { writeSessionToken, type SessionClaims } from './session-token.ts';

const USER_NAME = 'sandbox';
const SHORTEST_SECONDS = 900;
const LONGEST_SECONDS = 12 * ONE_HOUR_SECONDS;
const ROLE_ARN = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]{1,64})$/;
const NAME = /^[\w+=,.@-]{2,64}$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** The user whose own key every key is. */
export function userOf(account: Account): Caller {
  return {
    accountId: account.accountId,
    arn: `arn:${partitionOf(account.region)}:iam::${account.accountId}:user/${USER_NAME}`,
    userId: 'AIDASIMULATEDSANDBOX0',
    roleArn: null,
    sourceIdentity: null,
    expiresAt: null,
  };
}

/** Who has a session's credentials. null: the token names no role that could be. */
export function sessionOf({ roleArn, sessionName, sourceIdentity, expiresAt }: SessionClaims): Caller | null {
  const [, partition, accountId, role] = ROLE_ARN.exec(roleArn) ?? [];
  if (partition === undefined || accountId === undefined || role === undefined) return null;
  return {
    accountId,
    // The role's path is not in it.
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${role}/${sessionName}`,
    userId: `${roleId(roleArn)}:${sessionName}`,
    roleArn,
    sourceIdentity,
    expiresAt,
  };
}

export function createSts(parts: { account: Account; clock: Clock; roles: Roles }): {
  operations: Record<string, Operation>;
} {
  const { account, clock, roles } = parts;
  let made = 0;
  return {
    operations: {
      GetCallerIdentity(_input: object, { caller = userOf(account) }): GetCallerIdentityResponse {
        return { UserId: caller.userId, Account: caller.accountId, Arn: caller.arn };
      },

      AssumeRole(input: AssumeRoleRequest, { caller = userOf(account), requestId }): AssumeRoleResponse {
        const roleArn = input.RoleArn ?? '';
        const sessionName = input.RoleSessionName ?? '';
        const seconds = checkShape(input);
        const [, partition, accountId] = ROLE_ARN.exec(roleArn) ?? [];
        const trust = roles.trusts.get(roleArn);
        const wish = {
          principal: caller,
          externalId: input.ExternalId,
          sessionName,
          sourceIdentity: input.SourceIdentity,
        };
        const exists =
          partition === partitionOf(account.region) && roles.accounts.some((one) => one.accountId === accountId);
        if (accountId === undefined || !exists || (trust !== undefined && !allows(trust, wish)))
          throw refused(caller, roleArn);
        if (caller.roleArn !== null && seconds > ONE_HOUR_SECONDS) {
          throw invalid(
            'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
          );
        }
        if (seconds > (trust?.maxSessionSeconds ?? ONE_HOUR_SECONDS))
          throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
        const claims: SessionClaims = {
          roleArn,
          sessionName,
          // It stays with every further session.
          sourceIdentity: input.SourceIdentity ?? caller.sourceIdentity,
          expiresAt: clock.now() + seconds * 1000,
        };
        const session = sessionOf(claims);
        const salt = `${requestId}/${made++}`;
        return {
          Credentials: {
            AccessKeyId: makeAccessKeyId(accountId, salt),
            SecretAccessKey: createHash('sha256').update(salt).digest('base64').slice(0, 40),
            SessionToken: writeSessionToken(claims),
            Expiration: new Date(claims.expiresAt),
          },
          AssumedRoleUser: { AssumedRoleId: session?.userId ?? '', Arn: session?.arn ?? '' },
          ...(claims.sourceIdentity === null ? {} : { SourceIdentity: claims.sourceIdentity }),
        };
      },
    },
  };
}

/** Throws ValidationError for what no role could answer. Returns the wanted duration in seconds. */
function checkShape(input: AssumeRoleRequest): number {
  const seconds = input.DurationSeconds ?? ONE_HOUR_SECONDS;
  const { RoleArn: arn = '', RoleSessionName: name = '', ExternalId: id, SourceIdentity: source } = input;
  if (arn.length < 20) throw constraint(arn, 'roleArn', 'Member must have length greater than or equal to 20');
  if (!ROLE_ARN.test(arn)) throw invalid(`${arn.slice(0, 200)} is invalid`);
  for (const [member, text] of [['roleSessionName', name] as const, ['sourceIdentity', source] as const]) {
    if (text === undefined || NAME.test(text)) continue;
    if (text.length < 2) throw constraint(text, member, 'Member must have length greater than or equal to 2');
    if (text.length > 64) throw constraint(text, member, 'Member must have length less than or equal to 64');
    throw constraint(text, member, String.raw`Member must satisfy regular expression pattern: [\w+=,.@-]*`);
  }
  if (id !== undefined && !EXTERNAL_ID.test(id)) {
    throw constraint(
      id,
      'externalId',
      id.length < 2
        ? 'Member must have length greater than or equal to 2'
        : String.raw`Member must satisfy regular expression pattern: [\w+=,.@:\/-]*`,
    );
  }
  if (seconds < SHORTEST_SECONDS) {
    const rule = `Member must have value greater than or equal to ${SHORTEST_SECONDS}`;
    throw constraint(String(seconds), 'durationSeconds', rule);
  }
  if (seconds > LONGEST_SECONDS)
    throw constraint(
      String(seconds),
      'durationSeconds',
      `Member must have value less than or equal to ${LONGEST_SECONDS}`,
    );
  return seconds;
}

const roleId = (roleArn: string): string =>
  `AROA${createHash('sha256').update(roleArn).digest('hex').toUpperCase().slice(0, 17)}`;

const invalid = (message: string): AwsError => new AwsError('ValidationError', message);

const constraint = (value: string, member: string, rule: string): AwsError =>
  invalid(
    `1 validation error detected: Value '${value.slice(0, 200)}' at '${member}' failed to satisfy constraint: ${rule}`,
  );

/** AWS gives no reason: no such role, no trust, another external id, all are refused alike. */
const refused = (caller: Caller, roleArn: string): AwsError =>
  new AwsError(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    403,
  );
