import type { Metadata } from 'next';
import { chosenTarget, type SearchParams } from '@/app/chosen-target.ts';
import { firstValue } from '@/app/first-value.ts';
import { AuditPage } from '@/components/audit/audit-page.tsx';
import type { AuditFilter } from '@/lib/client/use-audit.ts';
import { AUDIT_ACTIONS } from '@/lib/domain/acting/audit.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';
import { getParts } from '@/lib/wiring.ts';

export const metadata: Metadata = { title: 'Audit log' };

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const parts = await getParts();
  const search = await searchParams;
  const target = chosenTarget(parts, search);
  const filter = filterOf(target, search);
  const initial = await listAudit(parts, { ...filter, limit: 50, cursor: null });
  return <AuditPage key={target} target={target} initial={initial} initialFilter={filter} />;
}

function filterOf(target: string, search: Awaited<SearchParams>): AuditFilter {
  const application = firstValue(search['application']);
  const group = firstValue(search['group']);
  const action = firstValue(search['action']);
  return {
    target,
    group: application !== null && group !== null ? { application, group } : null,
    action: AUDIT_ACTIONS.find((each) => each === action) ?? null,
    search: firstValue(search['q'])?.trim().slice(0, 200) || null,
  };
}
