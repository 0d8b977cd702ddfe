'use client';

import { Unplug } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { Problem } from '@/lib/domain/errors/problem.ts';
import { bringIntoView } from './bring-into-view.ts';
import type { IntentSubject } from './find-intent.ts';
import { lookAfterIntent } from './look-after-intent.ts';

interface IntentUnknownProps {
  asked: string;
  twice: string;
  askedAt: Iso;
  /** null: the connection to Sluice was lost; else what Sluice said about AWS. */
  problem: Problem | null;
  reason: string;
  subject: IntentSubject;
  onSendAgain: () => void;
}

/** No answer came: says that the outcome is unknown, looks when asked, and never acts again by itself. */
export function IntentUnknown({ asked, twice, askedAt, problem, reason, subject, onSendAgain }: IntentUnknownProps) {
  const [isLooking, setIsLooking] = useState(false);
  const [findings, setFindings] = useState<string[]>([]);

  const look = async () => {
    setIsLooking(true);
    setFindings([]);
    try {
      setFindings(await lookAfterIntent(subject, reason, askedAt));
    } catch {
      setFindings(['Sluice does not answer. Try again in a moment.']);
    }
    setIsLooking(false);
  };

  return (
    <div ref={bringIntoView}>
      <Banner
        tone="warn"
        live="assertive"
        icon={<Unplug aria-hidden="true" />}
        title={`${asked} at ${formatUtcTime(askedAt)}: the outcome is not known.`}
      >
        {problem ? problem.detail : 'The connection was lost before an answer came. AWS may or may not have done it.'}
        <span className="mt-2 flex flex-wrap items-center gap-2">
          <Button size="sm" busy={isLooking} onClick={() => void look()}>
            See what happened
          </Button>
          {/* Sluice takes a request only once, so sending it again helps only where it may not have arrived. */}
          {problem === null ? (
            <>
              <Button size="sm" onClick={onSendAgain}>
                Send the same request again
              </Button>
              <span className="text-meta">{twice}</span>
            </>
          ) : null}
        </span>
      </Banner>
      <output className="mt-2 block space-y-1 rounded-card border border-line-strong bg-surface px-3.5 py-2.5 text-body text-ink empty:hidden">
        {findings.map((finding) => (
          <span key={finding} ref={bringIntoView} className="block">
            {finding}
          </span>
        ))}
      </output>
    </div>
  );
}
