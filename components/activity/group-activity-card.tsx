'use client';

import { reasonWords } from './reason-words.ts';
import { CirclePause, Rocket, ShieldCheck, ShieldEllipsis, ShieldOff, Undo2, Wrench } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Age } from '@/components/status/age.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { endedElsewhere } from './ended-elsewhere.ts';
import { Mono } from '@/components/ui/mono.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import type { AuditPage } from '@/lib/domain/live/pages.ts';
import { useAudit } from '@/lib/client/use-audit.ts';
import type { AuditAction, AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { describeOutcome, verbOf } from './activity-words.ts';

const icons: Record<AuditAction, ReactNode> = {
  stop: <CirclePause aria-hidden className="size-4 text-ink-2" />,
  'stop-and-roll-back': <Undo2 aria-hidden className="size-4 text-bad" />,
  'roll-back': <Undo2 aria-hidden className="size-4 text-ink-2" />,
  bypass: <ShieldOff aria-hidden className="size-4 text-byp" />,
  'end-bypass-later': <ShieldEllipsis aria-hidden className="size-4 text-byp" />,
  're-arm': <ShieldCheck aria-hidden className="size-4 text-ok" />,
  'bypass-ended': <ShieldCheck aria-hidden className="size-4 text-ok" />,
  deploy: <Rocket aria-hidden className="size-4 text-ink-2" />,
  'fix-alias': <Wrench aria-hidden className="size-4 text-ink-2" />,
};

/** What people did to this group through Sluice, out of the audit log. */
export function ActivityCard({ group, initial }: { group: Group; initial: AuditPage }) {
  const audit = useAudit(
    {
      target: group.target,
      group: { application: group.application, group: group.group },
      action: null,
      search: null,
    },
    initial,
  );
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Card aria-labelledby="activity">
      <CardHeader id="activity" title="Activity">
        <Link
          href="/audit"
          className="text-meta text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink"
        >
          Audit log
        </Link>
      </CardHeader>
      {entries.length === 0 && (
        <p className="px-3.5 py-3 text-body text-ink-2">Nobody has stopped, rolled back or bypassed anything here.</p>
      )}
      <ol className="space-y-3 px-3.5 py-3 empty:hidden">
        {entries.map((entry) => (
          <li key={entry.id} className="flex gap-2.5">
            <span className="mt-0.5 shrink-0">{icons[entry.action]}</span>
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      {audit.hasNextPage && (
        <div className="border-t border-line px-3.5 py-2">
          <Button size="sm" busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            Show older activity
          </Button>
        </div>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { words, tone } = describeOutcome(entry.outcome);
  const elsewhere = endedElsewhere(entry);
  return (
    <div className="min-w-0 flex-1 text-body [overflow-wrap:anywhere]">
      <div className="flex gap-3">
        <span className="min-w-0">
          {elsewhere ?? (
            <>
              <strong className="font-semibold">{entry.actor}</strong> {verbOf(entry.action)}
            </>
          )}
          {entry.subject.rolloutId && (
            <>
              {' '}
              <Link
                href={rolloutPagePath(entry.target, entry.subject.rolloutId)}
                className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
              >
                <Mono>{entry.subject.rolloutId}</Mono>
              </Link>
            </>
          )}
          {elsewhere === null ? ': ' : '. '}
          {reasonWords(entry)}
        </span>
        <Age at={entry.at} className="ml-auto shrink-0 text-meta text-ink-3 tabular-nums" />
      </div>
      {words && <p className={`text-meta ${tone === 'bad' ? 'text-bad-ink' : 'text-ink-3'}`}>{words}</p>}
    </div>
  );
}
