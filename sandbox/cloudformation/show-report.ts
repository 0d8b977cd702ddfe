import type { StackReport } from './create-cloudformation.ts';

/** What is printed when a template is loaded: how it went, and all that has no effect here. */
export function showReport({ stack, status, reason, resources, notModelled }: StackReport): string {
  const lines = [`stack ${stack}: ${status}, ${resources.length} resources${reason === null ? '' : `: ${reason}`}`];
  if (notModelled.length > 0) lines.push('not modelled:');
  for (const { logicalId, type, why } of notModelled) lines.push(`  ${logicalId} (${type}): ${why}`);
  return lines.join('\n');
}
