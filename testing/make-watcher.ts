import type { Watcher } from '../lib/parts/watcher.ts';

/** For tests: a watcher that answers so. A question that the test gave no answer to throws. */
export function makeWatcher(answers: Partial<Watcher>): Watcher {
  return {
    start: refuse('start'),
    stop: refuse('stop'),
    health: refuse('health'),
    groups: refuse('groups'),
    group: refuse('group'),
    rollouts: refuse('rollouts'),
    rollout: refuse('rollout'),
    refreshRollout: refuse('refreshRollout'),
    refreshGroup: refuse('refreshGroup'),
    onChange: refuse('onChange'),
    ...answers,
  };
}

const refuse = (name: string) => (): never => {
  throw new Error(`${name} is not used here`);
};
