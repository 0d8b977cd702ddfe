import type { SimMs } from '../kernel/clock.ts';
import type { World } from '../world/create-world.ts';

export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** Simulated milliseconds that the scenario plays before its start. */
  readonly preludeMs: number;
  /** Fills the world. Its clock is at start − preludeMs and may be advanced up to `until`, not beyond. */
  build(world: World, until: SimMs): Promise<void>;
}
