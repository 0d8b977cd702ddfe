import type { Iso } from '../domain/time/iso.ts';
import type { Parts } from '../parts/parts.ts';

/** When CodeDeploy was last read for a target, in AWS's time; null: never. */
export function asOf(deps: Pick<Parts, 'watcher'>, target: string): Iso | null {
  const health = deps.watcher.health().targets.find((candidate) => candidate.name === target);
  return health?.sources.codedeploy.lastSuccessAt ?? null;
}
