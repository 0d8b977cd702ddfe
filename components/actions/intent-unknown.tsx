'use client';

import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { getJson } from '@/lib/client/api.ts';
import { withQuery } from '@/lib/client/api-paths.ts';
import type { AuditEntry } from '@/lib/domain/audit.ts';
import type { Iso } from '@/lib/domain/iso.ts';
import type { Problem } from '@/lib/domain/problem.ts';
import { bringIntoView } from './bring-into-view.ts';
import { findIntent, type IntentSubject } from './find-intent.ts';

/** What looking found out. */
type Finding =
  | { kind: 'looking' }
  | { kind: 'no-answer' }
  | { kind: 'not-received' }
  | { kind: 'entry'; entry: AuditEntry };

/** No answer came: says that the outcome is unknown, looks when asked, and never acts again by itself. */
export function IntentUnknown({
  asked,
  twice,
  askedAt,
  problem,
  reason,
  subject,
  onSendAgain,
}: {
  asked: string;
  twice: string;
  askedAt: Iso;
  /** null: the connection to Sluice was lost; else what Sluice said about AWS. */
  problem: Problem | null;
  reason: string;
  subject: IntentSubject;
  onSendAgain: () => void;
}) {
  const [finding, setFinding] = useState<Finding | null>(null);

  const look = async () => {
    setFinding({ kind: 'looking' });
    try {
      const { entries } = await getJson<{ entries: AuditEntry[] }>(withQuery('/api/audit', { limit: 50 }));
      const entry = findIntent(entries, subject, reason, askedAt);
      setFinding(entry ? { kind: 'entry', entry } : { kind: 'not-received' });
    } catch {
      setFinding({ kind: 'no-answer' });
    }
  };

  return (
    <div ref={bringIntoView}>
      <Banner
        tone="warn"
        live="assertive"
        icon={<Unplug aria-hidden />}
        title={`${asked} at ${askedAt.slice(11, 19)}: the outcome is not known.`}
      >
        {problem ? problem.detail : 'The connection was lost before an answer came. AWS may or may not have done it.'}
        <output className="mt-1 block empty:hidden">{finding && inWords(finding)}</output>
        <span className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" busy={finding?.kind === 'looking'} onClick={() => void look()}>
            Look what happened
          </Button>
          <Button size="sm" onClick={onSendAgain}>
            Send the same request again
          </Button>
        </span>
        <span className="mt-1.5 block text-meta">{twice}</span>
      </Banner>
    </div>
  );
}

function inWords(finding: Finding): string {
  switch (finding.kind) {
    case 'looking':
      return 'Looking in the audit log…';
    case 'no-answer':
      return 'Sluice still does not answer.';
    case 'not-received':
      return 'The audit log has no such request: it never reached Sluice, and AWS was not asked.';
    case 'entry':
      return outcomeInWords(finding.entry);
  }
}

function outcomeInWords({ outcome }: AuditEntry): string {
  switch (outcome.kind) {
    case 'pending':
      return 'The audit log has the request; AWS’s answer is not there yet.';
    case 'done':
      return `It was done at ${outcome.at.slice(11, 19)}: ${outcome.message}`;
    case 'refused':
      return `It was refused at ${outcome.at.slice(11, 19)}: ${outcome.message}`;
    case 'failed':
      return `It failed at ${outcome.at.slice(11, 19)}: ${outcome.message}`;
  }
}
