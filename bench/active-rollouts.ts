import type { Lab } from './lab.ts';
import { waitFor } from './wait.ts';

interface Listed {
  id: string;
  candidateVersion: string | null;
}

/** The ids of the running rollouts, once the dashboard knows at least `least` of them with their versions. */
export function activeRollouts(lab: Lab, least: number): Promise<string[]> {
  return waitFor(`${least} running rollouts`, async () => {
    const { rollouts } = await lab.ask<{ rollouts: Listed[] }>('/api/default/rollouts?status=active&limit=100');
    const known = rollouts.filter(({ candidateVersion }) => candidateVersion !== null).map(({ id }) => id);
    return known.length >= least ? known : null;
  });
}
