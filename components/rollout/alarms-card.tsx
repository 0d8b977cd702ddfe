'use client';

import { ShieldCheck } from 'lucide-react';
import { Age } from '@/components/status/age.tsx';
import { AlarmState } from '@/components/status/alarm-state.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { FlagBadge, guardFlag } from '@/components/status/flag-badge.tsx';
import { describeGuard } from '@/lib/domain/rollout/describe-guard.ts';
import { describeWatch } from '@/components/status/describe-watch.ts';
import { Sparkline } from '@/components/ui/sparkline.tsx';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { formatDurationMs } from '@/lib/domain/format/format-duration.ts';
import { formatUtcMinute, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { lastValueOf } from '@/lib/domain/alarms/last-value-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

interface AlarmsCardProps {
  rollout: Rollout;
  group: Group | null;
  /** Why the alarms cannot be read; null: they can. */
  refused: string | null;
}

/** The alarms that may stop this rollout, as they are now, or of an ended one as they were at its end. */
export function AlarmsCard({ rollout, group, refused }: AlarmsCardProps) {
  const { items, ignored } = rollout.alarms;
  const said = describeGuard(rollout, group?.alarms ?? null);
  return (
    <Card aria-labelledby="alarms-title" id="alarms" className="scroll-mt-16">
      <CardHeader title="Alarms" id="alarms-title">
        <Obeyed rollout={rollout} group={group} />
      </CardHeader>
      {refused === null ? null : (
        <p className="border-b border-line px-3.5 py-2.5 text-meta text-warn-ink [overflow-wrap:anywhere]">{refused}</p>
      )}
      {said.length === 0 ? null : (
        <p className="border-b border-line px-3.5 py-2.5 text-meta text-ink-2 [overflow-wrap:anywhere] last:border-b-0">
          {said.join(' ')}
        </p>
      )}
      {items.length === 0 ? null : (
        <ul>
          {items.map((alarm) => (
            <Row key={alarm.name} alarm={alarm} ignored={ignored === true} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Obeyed({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const count = rollout.alarms.items.length;
  const active = isActive(rollout.status);
  const flag = guardFlag(rollout, group);
  if (flag === null) return null;
  if (flag.kind !== 'obeyed') return <FlagBadge flag={flag} />;
  const which = count === 1 ? 'it stops this' : `any of ${count} stops this`;
  return (
    <Badge tone="ok" icon={<ShieldCheck aria-hidden="true" />}>
      {active ? `Obeyed, ${which}` : 'Were obeyed'}
    </Badge>
  );
}

function Row({ alarm, ignored }: { alarm: Alarm; ignored: boolean }) {
  const last = lastValueOf(alarm);
  const threshold = alarm.definition?.threshold ?? null;
  const inAlarm = alarm.state === 'ALARM';
  return (
    <li className="border-b border-line px-3.5 py-2.5 last:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2">
          <AlarmState alarm={alarm} ignored={ignored} />
          <span className="text-body font-medium [overflow-wrap:anywhere]">{alarm.name}</span>
        </p>
        {last === null ? null : (
          <Sparkline
            values={alarm.recent?.values ?? []}
            threshold={threshold}
            tone={inAlarm ? 'bad' : 'neutral'}
            label={`Values of ${alarm.name} to ${formatUtcMinute(last.at)}: ${alarm.recent?.values.map((value) => value ?? 'none').join(', ')}${threshold === null ? '' : `; threshold ${threshold}`}`}
            className="mt-0.5 h-[18px] w-[74px]"
          />
        )}
      </div>
      <div className="text-meta text-ink-2">
        <p className="[overflow-wrap:anywhere]">{describeWatch(alarm)}</p>
        <p>
          {last === null ? null : (
            <>
              <span className="tabular-nums">
                Last value {valueInWords(last.value, alarm)} at {formatUtcMinute(last.at)}.
              </span>{' '}
            </>
          )}
          {alarm.stateChangedAt ? (
            <>
              {stateInWords(alarm.state)} since{' '}
              <span className="tabular-nums">{formatUtcTime(alarm.stateChangedAt)}</span>,{' '}
              <Age at={alarm.stateChangedAt} />
            </>
          ) : null}
        </p>
        {inAlarm && alarm.reason ? (
          <p className="mt-0.5 text-ink [overflow-wrap:anywhere]">CloudWatch: {alarm.reason}</p>
        ) : null}
      </div>
    </li>
  );
}

function stateInWords(state: string | null): string {
  if (state === 'OK') return 'OK';
  if (state === 'ALARM') return 'In ALARM';
  return state === 'INSUFFICIENT_DATA' ? 'Without data' : (state ?? 'Not read');
}

/** CloudWatch computes percentiles to many digits; four are all that an alarm compares. */
function valueInWords(value: number, alarm: Alarm): string {
  const isDuration = alarm.definition?.namespace === 'AWS/Lambda' && alarm.definition.metricName === 'Duration';
  return isDuration ? formatDurationMs(value) : String(Number(value.toPrecision(4)));
}
