import { AppError } from '../domain/problem.ts';
import type { AwsTarget, Parts } from '../parts.ts';

/** The target of this name. Throws AppError UNKNOWN_TARGET with the names that there are. */
export function requireTarget(deps: Pick<Parts, 'targets'>, name: string): AwsTarget {
  const target = deps.targets.find((candidate) => candidate.config.name === name);
  if (target !== undefined) return target;
  const names = deps.targets.map((candidate) => candidate.config.name).join(', ');
  throw new AppError('UNKNOWN_TARGET', `There is no target ${JSON.stringify(name)} here; there is ${names}.`, {
    details: { field: 'target' },
  });
}
