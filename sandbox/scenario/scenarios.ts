import { demo } from './demo/demo.ts';
import { empty } from './empty.ts';
import type { Scenario } from './scenario.ts';

const ALL: readonly Scenario[] = [empty, demo];

export const SCENARIO_NAMES: readonly string[] = ALL.map((scenario) => scenario.name);

export function listScenarios(): { name: string; description: string }[] {
  return ALL.map(({ name, description }) => ({ name, description }));
}

/** undefined: there is no such scenario. */
export function findScenario(name: string): Scenario | undefined {
  return ALL.find((scenario) => scenario.name === name);
}
