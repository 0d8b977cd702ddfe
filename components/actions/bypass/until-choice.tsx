'use client';

import { LONGEST_BYPASS_HOURS } from '@/lib/domain/acting/bypass.ts';
import { CheckField } from '@/components/ui/check-field.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { howLong } from '@/lib/domain/format/how-long.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';
import { ChoiceCards } from '@/components/actions/dialog/choice-cards.tsx';
import { EndTimeField } from './end-time-field.tsx';
import type { UntilDraft } from './until-draft.ts';
import { clockOf, nextAt } from './until-time.ts';

interface UntilChoiceProps {
  draft: UntilDraft;
  onChange: (draft: UntilDraft) => void;
  locked: boolean;
}

/** Until the next success (by default with a latest time), or until a time by AWS's clock that is not too far ahead. */
export function UntilChoice({ draft, onChange, locked }: UntilChoiceProps) {
  const nowMs = useAwsNow();
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
            detail: draft.latest ? (
              <>of this group, or {timeInWords(draft.latestClock, nowMs)}, whichever comes first</>
            ) : (
              'of this group, however long that takes'
            ),
          },
          { value: 'time', title: 'A time', detail: timeInWords(draft.clock, nowMs) },
        ]}
      />
      {draft.kind === 'time' ? (
        <EndTimeField
          label="Ends at"
          clock={draft.clock}
          onChange={(clock) => onChange({ ...draft, clock })}
          locked={locked}
        />
      ) : (
        <>
          <CheckField
            label="End it at a time even without a success"
            checked={draft.latest}
            onChange={(latest) => onChange({ ...draft, latest })}
            disabled={locked}
          />
          {draft.latest ? (
            <EndTimeField
              label="At the latest at"
              clock={draft.latestClock}
              onChange={(latestClock) => onChange({ ...draft, latestClock })}
              locked={locked}
            />
          ) : null}
        </>
      )}
    </div>
  );
}

function timeInWords(clock: string, nowMs: number) {
  const at = nextAt(clock, new Date(nowMs));
  if (at === null) return `at most ${LONGEST_BYPASS_HOURS} h ahead`;
  const isTomorrow = at.slice(0, 10) !== toIso(nowMs).slice(0, 10);
  return (
    <span className="tabular-nums">
      {clockOf(at)} UTC{isTomorrow && ' tomorrow'}, in {howLong(nowMs, toMs(at))}
    </span>
  );
}
