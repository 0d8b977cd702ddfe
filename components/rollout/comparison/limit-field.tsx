'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/ui/text-field.tsx';
import { setLimitPoints, useLimitPoints } from '@/lib/client/use-limit-points.ts';
import { parseLimitPoints } from '@/lib/domain/verdict/verdict-at-limit.ts';

/** How large a hidden increase this viewer accepts, in percentage points. Kept by the browser, for every verdict. */
export function LimitField() {
  const id = useId();
  const points = useLimitPoints();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(points);
  const isWrong = parseLimitPoints(text) === null;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-ink-2">
      <label htmlFor={id}>Too few calls while an increase above</label>
      <TextField
        id={id}
        inputMode="decimal"
        autoComplete="off"
        maxLength={6}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-unit`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parseLimitPoints(event.target.value);
          if (next !== null) setLimitPoints(next);
        }}
        onBlur={() => setTyped(null)}
        className="!h-7 !w-14 !px-1.5 text-center tabular-nums max-md:!h-11"
      />
      <span id={`${id}-unit`}>{isWrong ? 'points: 0.1 to 100' : 'points might not show'}</span>
    </span>
  );
}
