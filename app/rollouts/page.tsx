import type { Metadata } from 'next';
import { chosenTarget, type SearchParams } from '@/app/chosen-target.ts';
import { firstValue } from '@/app/first-value.ts';
import { RolloutsPage } from '@/components/rollouts/rollouts-page.tsx';
import type { RolloutFilter } from '@/lib/client/use-rollouts.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts } from '@/lib/wiring.ts';

export const metadata: Metadata = { title: 'Rollouts' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const parts = await getParts();
  const search = await searchParams;
  const filter = filterOf(chosenTarget(parts, search), search);
  const initial = await listRollouts(parts, { ...filter, limit: 50, cursor: null });
  return <RolloutsPage key={filter.target} target={filter.target} initial={initial} initialFilter={filter} />;
}

function filterOf(target: string, search: Awaited<SearchParams>): RolloutFilter {
  const status = firstValue(search['status']);
  const application = firstValue(search['application']);
  const group = firstValue(search['group']);
  return {
    target,
    status: status === 'active' || status === 'ended' ? status : 'all',
    search: firstValue(search['q'])?.trim().slice(0, 200) || null,
    group: application !== null && group !== null ? { application, group } : null,
  };
}
