import type { StackReport } from '../create-cloudformation.ts';

/** What is printed when a template is loaded: the result, everything that has no effect here, and what failed. */
export function showReport({ stack, status, reason, resources, notModelled, failures }: StackReport): string {
  const lines = [`stack ${stack}: ${status}, ${resources.length} resources${reason === null ? '' : `: ${reason}`}`];
  if (notModelled.length > 0) lines.push('not modelled:');
  for (const { logicalId, type, why } of notModelled) lines.push(`  ${logicalId} (${type}): ${why}`);
  if (failures.length > 0) lines.push('failed:', ...failures.map((failure) => `  ${failure}`));
  return lines.join('\n');
}
