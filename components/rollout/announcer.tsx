'use client';

import { useEffect, useRef, useState } from 'react';
import { announcementOf, type Announcement } from './announcement-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Announces changes to screen readers: steps and verdicts when it has finished, alarms and rollbacks at once. */
export function Announcer({ rollout }: { rollout: Rollout }) {
  const last = useRef(rollout);
  const [said, setSaid] = useState<Announcement>({ polite: null, assertive: null });
  useEffect(() => {
    const next = announcementOf(last.current, rollout);
    last.current = rollout;
    if (next.polite !== null || next.assertive !== null) setSaid(next);
  }, [rollout]);
  return (
    <>
      <output className="sr-only">{said.polite}</output>
      <div role="alert" className="sr-only">
        {said.assertive}
      </div>
    </>
  );
}
