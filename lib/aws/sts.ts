import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { AppError } from '../domain/errors/problem.ts';
import type { AwsSts } from '../parts/aws-target.ts';
import { nameErrorsOf } from './client/name-errors-of.ts';

/** GetCallerIdentity needs no permission, so it also proves that there are credentials. */
export function createSts(client: STSClient): AwsSts {
  const name = nameErrorsOf('sts');
  return {
    async accountId() {
      const answer = await name('GetCallerIdentity', client.send(new GetCallerIdentityCommand({})));
      if (!answer.Account) throw new AppError('AWS_ERROR', 'STS answered GetCallerIdentity without an account.');
      return answer.Account;
    },
  };
}
