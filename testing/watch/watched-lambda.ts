import { AppError } from '../../lib/domain/errors/problem.ts';
import type { AliasState } from '../../lib/domain/group/group.ts';
import type { AwsLambda } from '../../lib/parts/lambda.ts';
import type { FakeGroup, WatchedAccount } from './watched-account.ts';

/** What the watcher uses of Lambda, on the account's state. */
export function lambdaOf(account: WatchedAccount): Partial<AwsLambda> {
  return {
    getAlias: (functionName, alias) =>
      account.called('lambda', 'GetAlias', `${functionName}:${alias}`, () => {
        const group = account.groups.find((one) => one.functionName === functionName && one.alias === alias);
        if (!group) throw new AppError('NOT_FOUND', `Alias not found: ${functionName}:${alias}`);
        return aliasOf(account, group);
      }),
    functionExists: (name) => account.called('lambda', 'GetFunctionConfiguration', name, () => !account.gone.has(name)),
  };
}

function aliasOf(account: WatchedAccount, group: FakeGroup): AliasState {
  const all = (version: string): AliasState => ({ version, weights: {}, revisionId: 'r' });
  const { movedTo } = group;
  if (movedTo !== undefined) return typeof movedTo === 'string' ? all(movedTo) : { ...movedTo, revisionId: 'r' };
  const last = account.deployments
    .filter((one) => one.functionName === group.functionName && one.alias === group.alias)
    .filter(({ createdAtMs }) => createdAtMs <= account.nowMs())
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
  if (last === undefined) return all(group.version);
  const percent = last.steps.findLast(({ atMs }) => atMs <= account.nowMs())?.percent ?? 0;
  if (percent === 100) return all(last.to);
  return { ...all(last.from), weights: percent === 0 ? {} : { [last.to]: percent } };
}
