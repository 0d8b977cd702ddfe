import { clsx } from 'clsx';
import { AlarmState } from '@/components/status/alarm-state.tsx';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { describeDefinition } from '@/lib/domain/alarms/describe-alarm.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';

/** A group may have fifty alarms; beyond these, the quiet ones are only counted. */
const SHOWN_AT_MOST = 5;

/** The alarms that a bypass has ignored, those in ALARM first: they are why somebody bypasses. */
export function IgnoredAlarms({ alarms }: { alarms: Alarm[] }) {
  const sorted = alarms.toSorted((a, b) => rank(a) - rank(b));
  const worthSeeing = sorted.filter((alarm) => rank(alarm) < 2).length;
  const shown = sorted.slice(0, Math.max(SHOWN_AT_MOST, worthSeeing));
  const rest = alarms.length - shown.length;
  return (
    <ul className="mt-2 divide-y divide-line overflow-hidden rounded-card border border-line">
      {shown.map((alarm) => (
        <li
          key={alarm.name}
          className={clsx('flex flex-wrap items-center gap-x-3 px-3 py-1.5', alarm.state === 'ALARM' && 'bg-bad-soft')}
        >
          <AlarmState alarm={alarm} className="w-17 shrink-0" />
          <span className="min-w-0 text-body font-semibold text-ink [overflow-wrap:anywhere]">{alarm.name}</span>
          <span className="min-w-0 text-meta text-ink-2">
            {alarm.state === 'ALARM' && alarm.stateChangedAt && `since ${formatUtcMinute(alarm.stateChangedAt)} · `}
            {alarm.definition ? describeDefinition(alarm.definition) : 'its definition was not read'}
          </span>
        </li>
      ))}
      {rest > 0 ? (
        <li className="px-3 py-1.5 text-meta text-ink-2">and {formatPlural(rest, 'more alarm')}, all OK</li>
      ) : null}
    </ul>
  );
}

function rank(alarm: Alarm): number {
  if (alarm.state === 'ALARM') return 0;
  return alarm.state === 'OK' ? 2 : 1;
}
