import { ChevronRight } from 'lucide-react';
import { AlarmSummaryLine } from '@/components/status/alarm-summary.tsx';
import { summariseAlarms } from '@/components/status/summarise-alarms.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The alarms in one line for phones, with a link to the card that shows them all. */
export function AlarmsLine({ rollout }: { rollout: Rollout }) {
  const summary = summariseAlarms(rollout.alarms.items, rollout.alarms.ignored);
  return (
    <a
      href="#alarms"
      className="flex min-h-11 items-center gap-2.5 rounded-card border border-line bg-surface px-3.5 py-2.5 md:hidden"
    >
      <span className="text-section font-semibold">Alarms</span>
      <AlarmSummaryLine summary={summary} />
      {summary.detail ? <span className="truncate text-meta text-ink-2">{summary.detail}</span> : null}
      <ChevronRight aria-hidden="true" className="ml-auto size-4 shrink-0 text-ink-3" />
    </a>
  );
}
