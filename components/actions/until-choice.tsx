'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/text-field.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { toIso } from '@/lib/domain/iso-time.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { clockOf, howLong, nextAt } from './until-time.ts';

/** A day is the longest that the server takes. */
const offeredHours = [1, 4, 24];

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
  const isTomorrow = at !== null && at.slice(0, 10) !== toIso(nowMs).slice(0, 10);
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
            inputMode="numeric"
            autoComplete="off"
            placeholder="hh:mm"
            maxLength={5}
            value={draft.clock}
            readOnly={locked}
            aria-invalid={at === null}
            onChange={(event) => onChange({ ...draft, clock: event.target.value })}
            className="!w-20 text-center tabular-nums"
            aria-describedby={`${id}-zone`}
          />
          <span id={`${id}-zone`} className="text-meta text-ink-3 tabular-nums">
            UTC, by AWS&apos;s clock; now {clockOf(toIso(nowMs))}
          </span>
          <span className="flex gap-1.5 max-md:basis-full md:ml-auto">
            {offeredHours.map((hours) => (
              <Button
                key={hours}
                size="sm"
                className="max-md:flex-1 max-md:!px-2"
                disabled={locked}
                onClick={() => onChange({ ...draft, clock: clockOf(toIso(nowMs + hours * 3_600_000)) })}
              >
                <span className="sr-only">End in </span>
                {hours} h
              </Button>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}
