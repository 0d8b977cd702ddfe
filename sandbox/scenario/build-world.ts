import { USUAL_ACCOUNT } from '../kernel/account.ts';
import type { SimMs } from '../kernel/clock.ts';
import { createWorld, type World, type WorldOptions } from '../world/create-world.ts';
import { findScenario } from './scenarios.ts';

export interface SceneOptions {
  scenario: string;
  seed: string | number;
  /** Simulated seconds per real second. */
  rate: number;
  /** Simulated time at which the scenario starts; null: the current real time. */
  startAt: SimMs | null;
  /** How often the account has been reset; absent: never. Its deployments have other ids each time. */
  round?: number | undefined;
}

/** Builds a world and plays its scenario up to the start. Throws RangeError for an unknown scenario. */
export async function buildWorld(
  options: SceneOptions,
  parts: Partial<Pick<WorldOptions, 'account' | 'endpoint' | 'codeFolder' | 'folders' | 'roles'>> = {},
): Promise<World> {
  const scenario = findScenario(options.scenario);
  if (scenario === undefined) throw new RangeError(`there is no scenario ${JSON.stringify(options.scenario)}`);
  const until = options.startAt ?? Date.now();
  // Time stands still while the scenario is played, so that the same seed gives the same run.
  const world = createWorld({
    account: USUAL_ACCOUNT,
    startAt: until - scenario.preludeMs,
    rate: 0,
    seed: options.seed,
    round: options.round ?? 0,
    ...parts,
  });
  await scenario.build(world, until);
  world.clock.setRate(options.rate);
  return world;
}
