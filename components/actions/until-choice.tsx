'use client';

import { useId } from 'react';
import { TextField } from '@/components/ui/text-field.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { clockOf, howLong, nextAt } from './until-time.ts';

/** How a bypass ends, as it stands in the dialog; `clock` is kept while the other is chosen. */
export interface UntilDraft {
  kind: 'next-success' | 'time';
  /** "14:30", UTC. */
  clock: string;
}

/** Until the next success, or until a time of day within 24 hours, in AWS's time. */
export function UntilChoice({
  draft,
  onChange,
  locked,
}: {
  draft: UntilDraft;
  onChange: (draft: UntilDraft) => void;
  locked: boolean;
}) {
  const id = useId();
  const nowMs = useAwsNow();
  const at = nextAt(draft.clock, new Date(nowMs));
  const isTomorrow = at !== null && at.slice(0, 10) !== new Date(nowMs).toISOString().slice(0, 10);
  return (
    <div className="space-y-2">
      <ChoiceCards
        label="Until"
        locked={locked}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
        choices={[
          {
            value: 'next-success',
            title: 'The next successful deployment',
            detail: 'of this group, whatever its version',
          },
          {
            value: 'time',
            title: 'A time',
            detail: at ? (
              <span className="tabular-nums">
                {clockOf(at)} UTC{isTomorrow && ' tomorrow'}, in {howLong(nowMs, Date.parse(at))}
              </span>
            ) : (
              'at most 24 h ahead'
            ),
          },
        ]}
      />
      {draft.kind === 'time' && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <label htmlFor={id} className="text-body font-medium text-ink">
            Ends at
          </label>
          <TextField
            id={id}
            type="time"
            value={draft.clock}
            readOnly={locked}
            onChange={(event) => onChange({ ...draft, clock: event.target.value })}
            className="!w-32 tabular-nums"
            aria-describedby={`${id}-zone`}
          />
          <span id={`${id}-zone`} className="text-meta text-ink-3">
            UTC, by AWS&apos;s clock; now {clockOf(new Date(nowMs).toISOString())}
          </span>
        </div>
      )}
    </div>
  );
}
