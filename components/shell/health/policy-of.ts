/** A policy statement that allows these IAM actions, as JSON to paste. Readable ones of CodeDeploy, Lambda and CloudWatch lists take only "*". */
export function policyOf(actions: readonly string[]): string {
  const sorted = [...new Set(actions)].toSorted();
  return JSON.stringify({ Effect: 'Allow', Action: sorted.length === 1 ? sorted[0] : sorted, Resource: '*' }, null, 2);
}
