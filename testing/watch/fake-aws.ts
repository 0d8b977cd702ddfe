import type { AwsTarget } from '../../lib/parts/aws-target.ts';
import { makeTarget } from '../aws/make-target.ts';
import type { FakeClock } from '../fake-clock.ts';
import { createWatchedAccount, type WatchedAccount } from './watched-account.ts';
import { cloudWatchOf } from './watched-cloud-watch.ts';
import { codeDeployOf } from './watched-code-deploy.ts';
import { lambdaOf } from './watched-lambda.ts';

export type FakeAws = AwsTarget & WatchedAccount;

/** An account in memory behind the watcher's port. Answers at once. Its clock is the test's. */
export function createFakeAws(clock: FakeClock): FakeAws {
  const account = createWatchedAccount(clock);
  const target = makeTarget(clock, {
    onCall: account.onCall,
    sts: { accountId: () => account.called('sts', 'GetCallerIdentity', '', () => '123456789012') },
    codeDeploy: codeDeployOf(account),
    lambda: lambdaOf(account),
    cloudWatch: cloudWatchOf(account),
  });
  // The account itself, as tests change its state.
  return Object.assign(account, target);
}
