import type { GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Account } from '../kernel/account.ts';
import type { Operation } from '../kernel/operation.ts';

const USER_NAME = 'sandbox';

/** The identity of every caller, whatever key it signs with. */
export function callerArn(account: Account): string {
  return `arn:aws:iam::${account.accountId}:user/${USER_NAME}`;
}

export function createSts(account: Account): { operations: Record<string, Operation> } {
  return {
    operations: {
      GetCallerIdentity: (): GetCallerIdentityResponse => ({
        UserId: 'AIDASIMULATEDSANDBOX0',
        Account: account.accountId,
        Arn: callerArn(account),
      }),
    },
  };
}
