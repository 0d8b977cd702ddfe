import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { refusalsOf, type Refusals } from './refusals-of.ts';
import { newest } from './rollout-moments.ts';
import { rolloutApiPath } from '@/lib/client/api/api-paths.ts';
import { getJson, type ApiProblem } from '@/lib/client/api/api.ts';
import type { AuditPage, RolloutPage } from '@/lib/domain/live/pages.ts';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import { useAudit } from '@/lib/client/use-audit.ts';
import { useFromServer } from '@/lib/client/use-from-server.ts';
import { useGroup } from '@/lib/client/use-group.ts';
import { useHealth } from '@/lib/client/use-health.ts';
import { useRollout } from '@/lib/client/use-rollout.ts';
import { useRollouts } from '@/lib/client/use-rollouts.ts';
import { useSeries } from '@/lib/client/use-series.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

/** What the server rendered the page with; null: it could not be had, the browser asks again. */
export interface RolloutInitial {
  rollout: Rollout;
  series: Series | null;
  group: Group | null;
  others: RolloutPage | null;
  audit: AuditPage | null;
}

export interface RolloutPicture {
  rollout: Rollout;
  /** The other end of a rollback. */
  linked: Rollout | null;
  group: Group | null;
  series: Series | null;
  seriesError: ApiProblem | null;
  /** null: the audit log has not been read. */
  entries: AuditEntry[] | null;
  /** Rollouts of the same group; null: not read. */
  others: Rollout[] | null;
  /** Newer than the rollout's own: readings that changed nothing show only in health. */
  asOf: AsOf;
  /** AWS seconds in a real one. */
  rate: number;
  simulated: boolean;
  refusals: Refusals;
}

/** Everything that the page of a rollout shows, kept up to date. */
export function useRolloutPicture(initial: RolloutInitial): RolloutPicture {
  const { target, id, application, group: groupName } = initial.rollout;
  const rollout = useRollout(target, id, initial.rollout).data;
  const series = useSeries(target, id, initial.series);
  const group = useGroup(target, application, groupName, initial.group);
  const scope = useMemo(() => ({ application, group: groupName }), [application, groupName]);
  const others = useRollouts({ target, status: 'all', search: null, group: scope }, initial.others);
  const audit = useAudit({ target, group: scope, action: null, search: null }, initial.audit);
  const linked = useLinkedRollout(target, rollout.rollback.by ?? rollout.rollback.of);
  const health = useHealth().targets.find((each) => each.name === target);
  const read = health?.rollouts[id];
  return {
    rollout,
    linked,
    group: group.data ?? null,
    series: series.data ?? null,
    seriesError: series.error,
    entries: useMemo(() => audit.data?.pages.flatMap((page) => page.entries) ?? null, [audit.data]),
    others: useMemo(() => others.data?.pages.flatMap((page) => page.rollouts) ?? null, [others.data]),
    asOf: {
      codedeploy: newest(rollout.asOf.codedeploy, read?.codedeploy),
      lambda: newest(rollout.asOf.lambda, read?.lambda),
      cloudwatch: newest(rollout.asOf.cloudwatch, read?.cloudwatch),
    },
    rate: health?.clock.rate || 1,
    simulated: health?.simulated ?? false,
    refusals: refusalsOf(group.data ?? null, health?.missingPermissions ?? []),
  };
}

/** The deployment at the other end of a rollback, live; null: there is none, or it has not been read. */
function useLinkedRollout(target: string, id: string | null): Rollout | null {
  const result = useQuery<Rollout, ApiProblem>({
    queryKey: queryKeys.rollout(target, id ?? ''),
    queryFn: ({ signal }) => getJson<Rollout>(rolloutApiPath(target, id ?? ''), signal),
    enabled: id !== null,
  });
  // It is read in the browser only.
  const { data } = useFromServer(result, null);
  return id === null ? null : (data ?? null);
}
