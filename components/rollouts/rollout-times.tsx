'use client';

import { Age } from '@/components/status/age.tsx';
import { Elapsed } from '@/components/status/countdown.tsx';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** How long it took, or has been running. */
export function Took({ rollout }: { rollout: Rollout }) {
  const { startedAt, createdAt, completedAt, status } = rollout;
  const running = isActive(status);
  if (!running && completedAt === null) return <span className="text-ink-3">—</span>;
  return (
    <>
      <span className="sr-only">{running ? 'running for ' : 'took '}</span>
      <Elapsed from={startedAt ?? createdAt} to={completedAt} />
    </>
  );
}

export function Started({ rollout }: { rollout: Rollout }) {
  return <Age at={rollout.startedAt ?? rollout.createdAt} className="tabular-nums" />;
}
