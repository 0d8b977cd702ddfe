import { ShieldCheck, ShieldOff } from 'lucide-react';
import { Age } from '@/components/status/age.tsx';
import { AlarmState } from '@/components/status/alarm-state.tsx';
import { Badge } from '@/components/ui/badge.tsx';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { FlagBadge, groupGuardFlag } from '@/components/status/flag-badge.tsx';
import { describeWatch } from '@/components/status/describe-watch.ts';
import { Sparkline } from '@/components/ui/sparkline.tsx';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { lastValueOf } from '@/lib/domain/alarms/last-value-of.ts';

/** The group's alarms: obeyed or not, and each with its state, its definition in words and CloudWatch's reason. */
export function AlarmsCard({ group }: { group: Group }) {
  const { ignored, items } = group.alarms;
  const guard = groupGuardFlag(group);
  return (
    <Card aria-labelledby="alarms">
      <CardHeader id="alarms" title="Alarms">
        {guard?.kind === 'guard' ? <FlagBadge flag={guard} /> : null}
        {guard?.kind === 'obeyed' ? (
          <Badge tone="ok" icon={<ShieldCheck aria-hidden="true" />}>
            {items.length === 1 ? 'Obeyed, it stops a rollout' : `Obeyed, any of ${items.length} stops a rollout`}
          </Badge>
        ) : null}
        {guard?.kind === 'bypassed' ? (
          <Badge tone="byp" icon={<ShieldOff aria-hidden="true" />}>
            Ignored
          </Badge>
        ) : null}
      </CardHeader>
      {items.length === 0 ? (
        <p className="px-3.5 py-3 text-body text-ink-2">
          {ignored === null
            ? 'Which alarms this group lists has not been read.'
            : 'No alarm watches this group: a bad rollout does not stop by itself.'}
        </p>
      ) : null}
      <ul className="divide-y divide-line">
        {items.map((alarm) => (
          <li key={alarm.name} className="px-3.5 py-2.5">
            <Row alarm={alarm} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Row({ alarm }: { alarm: Alarm }) {
  const last = lastValueOf(alarm);
  return (
    <>
      <div className="flex items-center gap-2.5">
        <AlarmState alarm={alarm} />
        <span className="min-w-0 text-body font-semibold [overflow-wrap:anywhere]">{alarm.name}</span>
        {last !== null ? (
          <Sparkline
            values={alarm.recent?.values ?? []}
            threshold={alarm.definition?.threshold}
            tone={alarm.state === 'ALARM' ? 'bad' : 'neutral'}
            label={`Its values to ${formatUtcMinute(last.at)}`}
            className="ml-auto h-[18px] w-16"
          />
        ) : null}
      </div>
      <p className="mt-0.5 text-meta text-ink-2 [overflow-wrap:anywhere]">{describeWatch(alarm)}</p>
      {alarm.stateChangedAt ? (
        <p className="text-meta text-ink-3">
          {alarm.state ?? 'so'} for <Age at={alarm.stateChangedAt} ago={false} />
        </p>
      ) : null}
      {alarm.reason && alarm.state !== 'OK' ? (
        <p title={alarm.reason} className="mt-0.5 line-clamp-2 text-meta text-ink-3 [overflow-wrap:anywhere]">
          {alarm.reason}
        </p>
      ) : null}
    </>
  );
}
