import { cache } from 'react';
import type { AuditPage, RolloutPage } from '@/lib/domain/live/pages.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isAppError } from '@/lib/domain/errors/problem.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts } from '@/lib/wiring.ts';

export type LoadedGroup =
  | { kind: 'found'; group: Group; rollouts: RolloutPage; audit: AuditPage }
  | { kind: 'unreadable'; detail: string; missingAction: string | null }
  | { kind: 'not-found' };

/** Everything for the first render of a group's page. Once a request, though title and page both ask. */
export const loadGroup = cache(async (target: string, application: string, name: string): Promise<LoadedGroup> => {
  const parts = await getParts();
  try {
    const group = await getGroup(parts, { target, application, group: name });
    const scope = { group: { application, group: name }, search: null, limit: 50, cursor: null };
    const [rollouts, audit] = await Promise.all([
      listRollouts(parts, { ...scope, target, status: 'all' }),
      listAudit(parts, { ...scope, target, action: null }),
    ]);
    return { kind: 'found', group, rollouts, audit };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'NOT_FOUND' || error.code === 'UNKNOWN_TARGET') return { kind: 'not-found' };
    return { kind: 'unreadable', detail: error.message, missingAction: error.details.missingAction ?? null };
  }
});
