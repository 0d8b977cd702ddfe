import type { Metadata } from 'next';
import { FleetPage } from '@/components/fleet/fleet-page.tsx';
import { listGroups } from '@/lib/queries/list-groups.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts } from '@/lib/wiring.ts';
import { chosenTarget, type SearchParams } from './chosen-target.ts';

export const metadata: Metadata = { title: 'Fleet' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const parts = await getParts();
  const target = chosenTarget(parts, await searchParams);
  const [groups, rollouts] = await Promise.all([
    listGroups(parts, { target }),
    listRollouts(parts, { target, status: 'active', group: null, search: null, limit: 200, cursor: null }),
  ]);
  return <FleetPage key={target} target={target} initialGroups={groups} initialRollouts={rollouts} />;
}
