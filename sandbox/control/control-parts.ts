import type { Roles } from '../sts/roles.ts';
import type { SceneOptions } from '../scenario/build-world.ts';
import type { World } from '../world/create-world.ts';
import type { CallCounter } from './call-counter.ts';
import type { Faults } from './faults.ts';

/** What the control surface acts on. */
export interface ControlParts {
  world: () => World;
  scene: () => SceneOptions;
  faults: Faults;
  calls: CallCounter;
  roles: Roles;
  reset: (next: Partial<SceneOptions>) => Promise<void>;
  /** Runs a call that may change something, and records it. */
  perform: (call: { method: string; path: string; body: unknown }, run: () => unknown) => Promise<unknown>;
}
