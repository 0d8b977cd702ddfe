import type { AliasState, Group } from './group.ts';
import { isAppError, AppError } from '../errors/problem.ts';
import { isNeverDeployed } from './never-deployed.ts';
import type { NamedAlias } from './suggested-alias.ts';

/**
 * A group that never deployed, with the alias that its first deployment is to move. A person has to name it: CodeDeploy
 * links a group to a function only by its deployments. For another group the name is checked against what it moves;
 * null leaves the group unchanged. Throws AppError INVALID_INPUT (functionName: the group moves something else; alias:
 * there is no such alias), AWS_*.
 */
export async function withNamedAlias(
  group: Group,
  named: NamedAlias | null,
  readAlias: (functionName: string, alias: string) => Promise<AliasState>,
): Promise<Group> {
  if (named === null) return group;
  const { functionName, alias } = named;
  if (group.functionName !== null && (group.functionName !== functionName || group.alias !== alias)) {
    throw invalid('functionName', `This group moves ${group.functionName}:${group.alias ?? '?'}.`);
  }
  if (!isNeverDeployed(group)) return group;
  try {
    return { ...group, functionName, alias, aliasState: await readAlias(functionName, alias) };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error;
    throw invalid('alias', `Lambda has no alias ${alias} of a function ${functionName}.`);
  }
}

function invalid(field: 'functionName' | 'alias', words: string): AppError {
  return new AppError('INVALID_INPUT', `${field}: ${words}`, { details: { field } });
}
