import type { SimMs } from '../kernel/clock.ts';
import { createWorld, type World } from '../world/create-world.ts';
import { findScenario } from './scenarios.ts';

/** The account that the sandbox plays, as in the product's pictures. It is nobody's. */
const ACCOUNT = { accountId: '482109371166', region: 'eu-west-1' };

export interface SceneOptions {
  scenario: string;
  seed: string | number;
  /** Simulated seconds per real second. */
  rate: number;
  /** Simulated time at which the scenario stands when it is handed over; null: the real time of now. */
  startAt: SimMs | null;
}

/** Makes a world and plays its scenario up to its start. `endpoint`: where handlers find the sandbox. Throws RangeError for a scenario that does not exist. */
export async function buildWorld(
  options: SceneOptions,
  endpoint?: () => string,
  codeFolder: string | null = null,
): Promise<World> {
  const scenario = findScenario(options.scenario);
  if (scenario === undefined) throw new RangeError(`there is no scenario ${JSON.stringify(options.scenario)}`);
  const until = options.startAt ?? Date.now();
  // Held still while the scenario is played, so that the same seed gives the same run.
  const world = createWorld({
    account: ACCOUNT,
    startAt: until - scenario.preludeMs,
    rate: 0,
    seed: options.seed,
    codeFolder,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  await scenario.build(world, until);
  world.clock.setRate(options.rate);
  return world;
}
