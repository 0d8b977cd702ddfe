import { AppError } from './problem.ts';

/** The target of this name. Throws AppError UNKNOWN_TARGET, which lists the configured names. */
export function requireTarget<T extends { config: { name: string } }>(targets: readonly T[], name: string): T {
  const target = targets.find((candidate) => candidate.config.name === name);
  if (target !== undefined) return target;
  const names = targets.map((candidate) => candidate.config.name).join(', ');
  throw new AppError('UNKNOWN_TARGET', `There is no target ${JSON.stringify(name)} here; there is ${names}.`, {
    details: { field: 'target' },
  });
}
