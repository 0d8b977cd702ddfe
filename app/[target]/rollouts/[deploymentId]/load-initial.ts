import type { RolloutInitial } from '@/components/rollout/use-rollout-picture.ts';
import { isAppError } from '@/lib/domain/errors/problem.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { getSeries } from '@/lib/queries/get-series.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts } from '@/lib/wiring.ts';

const OTHERS = 12;
const ENTRIES = 50;

/**
 * The data of a rollout page's first render. No failure here may block the page: the browser asks again for what is
 * missing, and can say why.
 */
export async function loadInitial(rollout: Rollout): Promise<RolloutInitial> {
  const parts = await getParts();
  const { target, id, application, group } = rollout;
  const scope = { application, group };
  const [series, found, others, audit] = await Promise.all([
    orNull(getSeries(parts, { target, id })),
    orNull(getGroup(parts, { target, application, group })),
    orNull(listRollouts(parts, { target, status: 'all', group: scope, search: null, limit: OTHERS, cursor: null })),
    orNull(listAudit(parts, { target, group: scope, action: null, search: null, limit: ENTRIES, cursor: null })),
  ]);
  return { rollout, series, group: found, others, audit };
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
