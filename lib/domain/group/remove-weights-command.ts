import type { Group } from './group.ts';

/** The AWS CLI's command that leaves an alias wholly on its own version; null: its function is not known. */
export function removeWeightsCommand({ functionName, alias }: Pick<Group, 'functionName' | 'alias'>): string | null {
  if (functionName === null || alias === null) return null;
  return `aws lambda update-alias --function-name ${functionName} --name ${alias} --routing-config AdditionalVersionWeights={}`;
}
