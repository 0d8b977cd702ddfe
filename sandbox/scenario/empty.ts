import type { Scenario } from './scenario.ts';

export const empty: Scenario = {
  name: 'empty',
  description: 'Nothing but the predefined deployment configurations.',
  preludeMs: 0,
  build: () => Promise.resolve(),
};
