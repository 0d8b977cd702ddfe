'use client';

import { X } from 'lucide-react';
import { useCallback } from 'react';
import { ActionFilter } from './action-filter.tsx';
import { ActivityList } from '@/components/activity/activity-list.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { PageSearch } from '@/components/ui/page-search.tsx';
import { ReadFailed } from '@/components/status/read-failed.tsx';
import type { AuditPage as Page } from '@/lib/domain/live/pages.ts';
import { useAudit, type AuditFilter } from '@/lib/client/use-audit.ts';
import { useSettled } from '@/lib/client/use-settled.ts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AUDIT_ACTIONS } from '@/lib/domain/acting/audit.ts';

const TYPING_MS = 200;

interface AuditPageProps {
  target: string;
  initial: Page;
  initialFilter: AuditFilter;
}

/** Who did what, why, and what AWS answered; newest first. `initial` is the first page of `initialFilter`. */
export function AuditPage({ target, initial, initialFilter }: AuditPageProps) {
  const [params, setParams] = useAuditParams();
  const search = useSettled(params.q.trim(), TYPING_MS);
  const { application, group } = params;
  const filter: AuditFilter = {
    target,
    group: application !== null && group !== null ? { application, group } : null,
    action: params.action,
    search: search === '' ? null : search,
  };
  const asRendered = JSON.stringify(filter) === JSON.stringify(initialFilter);
  const { data, error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = useAudit(
    filter,
    asRendered ? initial : null,
  );
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const filtered = filter.action !== null || filter.search !== null || filter.group !== null;

  return (
    <div className="flex flex-col gap-3.5 px-6 pt-5 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <h1 className="text-title font-[650] tracking-[-0.02em]">Audit log</h1>
        <p className="text-body text-ink-2">what was asked of AWS through Sluice, written down before it was asked</p>
        <div className="ml-auto flex items-center gap-3 max-md:w-full max-md:flex-col max-md:items-stretch">
          {filter.group ? (
            <Button
              icon={<X aria-hidden="true" />}
              onClick={() => void setParams({ application: null, group: null })}
              aria-label={`Show entries about every group, not only ${filter.group.group}`}
            >
              {filter.group.group}
            </Button>
          ) : null}
          <ActionFilter action={params.action} onAction={(action) => void setParams({ action })} />
          <PageSearch
            label="Search the audit log"
            placeholder="Person, reason, function or d-…"
            value={params.q}
            onChange={(text) => void setParams({ q: text || null })}
          />
        </div>
      </div>
      {error ? <ReadFailed error={error} onRetry={() => void refetch()} /> : null}
      {entries.length > 0 ? (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : undefined}>
          <ActivityList place="audit" items={entries} />
          {hasNextPage ? <LoadMore busy={isFetchingNextPage} onMore={more} /> : null}
        </div>
      ) : null}
      {entries.length === 0 && data && !isPlaceholderData ? (
        <EmptyState
          className="rounded-card border border-line bg-surface"
          title={filtered ? 'No entry matches' : 'Nobody has acted yet'}
          action={
            filtered ? (
              <Button onClick={() => void setParams({ action: null, q: null, application: null, group: null })}>
                Show every entry
              </Button>
            ) : null
          }
        >
          {filtered
            ? 'People, reasons, functions, groups and deployment ids are searched.'
            : 'A stop, a roll back, a bypass or a re-arm is written here with its reason before AWS is called, and with what AWS answered afterwards.'}
        </EmptyState>
      ) : null}
    </div>
  );
}

const PARSERS = {
  action: parseAsStringLiteral(AUDIT_ACTIONS),
  q: parseAsString.withDefault(''),
  /** Both or neither: the group that entries are about. */
  application: parseAsString,
  group: parseAsString,
};

function useAuditParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
