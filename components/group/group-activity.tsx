'use client';

import { ActivityCard } from '@/components/activity/activity-card.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { AuditPage } from '@/lib/domain/live/pages.ts';
import { useAudit } from '@/lib/client/use-audit.ts';
import type { Group } from '@/lib/domain/group/group.ts';

/** What people did to this group through Sluice, out of the audit log. */
export function GroupActivity({ group, initial }: { group: Group; initial: AuditPage }) {
  const { target, application } = group;
  const audit = useAudit({ target, group: { application, group: group.group }, action: null, search: null }, initial);
  return (
    <ActivityCard
      list={{ place: 'group', items: audit.data?.pages.flatMap((page) => page.entries) ?? [] }}
      empty="Nobody has stopped, rolled back or bypassed anything here."
      more={
        audit.hasNextPage ? (
          <div className="border-t border-line px-3.5 py-2">
            <Button size="sm" busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
              Show older activity
            </Button>
          </div>
        ) : null
      }
    />
  );
}
