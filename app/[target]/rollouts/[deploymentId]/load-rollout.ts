import { cache } from 'react';
import type { RolloutInitial } from '@/components/rollout/use-rollout-picture.ts';
import { isAppError } from '@/lib/domain/is-app-error.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { getRollout } from '@/lib/queries/get-rollout.ts';
import { getSeries } from '@/lib/queries/get-series.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts } from '@/lib/wiring.ts';

export type LoadedRollout =
  | { kind: 'found'; initial: RolloutInitial }
  | { kind: 'unreadable'; detail: string; missingAction: string | null }
  | { kind: 'not-found' };

const OTHERS = 12;
const ENTRIES = 50;

/** Everything that a rollout's page is first rendered with. Once a request, though title and page both ask. */
export const loadRollout = cache(async (target: string, id: string): Promise<LoadedRollout> => {
  const parts = await getParts();
  try {
    const rollout = await getRollout(parts, { target, id });
    const { application, group } = rollout;
    const scope = { application, group };
    // The rest must not keep the page away: what is missing is asked for again by the browser, which can say why.
    const [series, found, others, audit] = await Promise.all([
      orNull(getSeries(parts, { target, id })),
      orNull(getGroup(parts, { target, application, group })),
      orNull(listRollouts(parts, { target, status: 'all', group: scope, search: null, limit: OTHERS, cursor: null })),
      orNull(listAudit(parts, { target, group: scope, action: null, search: null, limit: ENTRIES, cursor: null })),
    ]);
    return { kind: 'found', initial: { rollout, series, group: found, others, audit } };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'NOT_FOUND' || error.code === 'UNKNOWN_TARGET') return { kind: 'not-found' };
    return { kind: 'unreadable', detail: error.message, missingAction: error.details.missingAction ?? null };
  }
});

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
