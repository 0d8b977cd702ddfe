import { AppError } from '../../lib/domain/errors/problem.ts';
import type { AwsLambda } from '../../lib/parts/lambda.ts';
import { makePublishedVersion, makeVersionConfiguration } from '../aws/make-version.ts';
import { groupOf } from './account-picture.ts';
import type { FakeAccount } from './fake-account.ts';

/** What the commands and queries use of Lambda, on the account's state. */
export function lambdaOf(account: FakeAccount): Partial<AwsLambda> {
  const { called } = account;
  return {
    getVersionConfiguration: (_function, version) =>
      called('read', () => {
        if (version !== '$LATEST' && !account.versions.includes(version))
          throw new AppError('NOT_FOUND', `Function not found: payments-webhook:${version}`);
        const codeSha256 = version === '$LATEST' ? account.latestSha256 : `sha256 of ${version}`;
        return makeVersionConfiguration({ version, codeSha256, contentHash: codeSha256 });
      }),
    listVersions: () =>
      called('listVersions', () => account.versions.toReversed().map((version) => makePublishedVersion({ version }))),
    getAlias: () =>
      called('readAlias', () => {
        const { aliasState } = groupOf(account);
        if (aliasState === null) throw new AppError('NOT_FOUND', 'Alias not found: payments-webhook:live');
        return aliasState;
      }),
    updateAlias: ({ version, revisionId }) =>
      called('updateAlias', () => {
        if (groupOf(account).aliasState?.revisionId !== revisionId)
          throw new AppError('ALIAS_CHANGED', 'The Revision Id provided does not match the latest Revision Id.');
        account.acts.push(`alias → ${version}`);
        const aliasState = { version, weights: {}, revisionId: `r-${account.acts.length}` };
        account.group = { ...account.group, aliasState };
        return { alias: aliasState, requestId: 'r-alias' };
      }),
    publishVersion: ({ codeSha256 }) =>
      called('publish', () => {
        if (codeSha256 !== account.latestSha256) throw new AppError('CONFLICT', 'The code in $LATEST has changed.');
        const version = String(Math.max(...account.versions.map(Number)) + 1);
        account.acts.push(`publish ${version}`);
        account.versions.push(version);
        return { version, requestId: 'r-publish' };
      }),
    functionExists: () => called('read', () => true),
    getConcurrency: () => called('read', () => ({ reserved: null, provisioned: [] })),
  };
}
