import { demo } from './demo/demo.ts';
import { empty } from './empty.ts';
import { busy25 } from './busy-25.ts';
import { fleet1000 } from './fleet-1000.ts';
import { forTests } from './for-tests.ts';
import type { Scenario } from './scenario.ts';

const ALL: readonly Scenario[] = [demo, forTests, empty, fleet1000, busy25];

export const SCENARIO_NAMES: readonly string[] = ALL.map((scenario) => scenario.name);

export function listScenarios(): { name: string; description: string }[] {
  return ALL.map(({ name, description }) => ({ name, description }));
}

/** undefined: there is no such scenario. */
export function findScenario(name: string): Scenario | undefined {
  return ALL.find((scenario) => scenario.name === name);
}
