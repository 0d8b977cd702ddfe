import { cache } from 'react';
import { isAppError } from '@/lib/domain/errors/problem.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { getRollout } from '@/lib/queries/get-rollout.ts';
import { getParts } from '@/lib/wiring.ts';

export type FoundRollout =
  | { kind: 'found'; rollout: Rollout }
  | { kind: 'unreadable'; detail: string; missingAction: string | null }
  | { kind: 'not-found' };

/** The rollout of an address, or why there is none. Read once a request, though layout, title and page all ask. */
export const findRollout = cache(async (target: string, id: string): Promise<FoundRollout> => {
  try {
    return { kind: 'found', rollout: await getRollout(await getParts(), { target, id }) };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'NOT_FOUND' || error.code === 'UNKNOWN_TARGET') return { kind: 'not-found' };
    return { kind: 'unreadable', detail: error.message, missingAction: error.details.missingAction ?? null };
  }
});
