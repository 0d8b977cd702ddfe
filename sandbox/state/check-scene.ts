import type { SceneOptions } from '../scenario/build-world.ts';
import type { RecordedScene } from './entry.ts';
import { StateError } from './journal-line.ts';

/** Throws StateError if the wanted scene is neither the folder's first one nor the one of its last reset. */
export function checkScene(folder: string, recorded: RecordedScene, wanted: Partial<SceneOptions>): void {
  const { scenario, seed, startAt, asked } = recorded;
  const refuse = (option: string, held: string | number, given: string | number): never => {
    throw new StateError(
      `${folder} holds an account with --${option} ${held}, not ${given}: leave the option out, or take another folder`,
    );
  };
  if (wanted.scenario !== undefined && wanted.scenario !== scenario && wanted.scenario !== asked.scenario)
    refuse('scenario', scenario, wanted.scenario);
  if (wanted.seed !== undefined && String(wanted.seed) !== String(seed) && String(wanted.seed) !== String(asked.seed))
    refuse('seed', seed, wanted.seed);
  const start = wanted.startAt ?? null;
  if (start !== null && start !== startAt && start !== asked.startAt)
    refuse('start', new Date(startAt).toISOString(), new Date(start).toISOString());
}
