import { type AlarmKind, AlarmGlyph } from '@/components/status/alarm-glyph.tsx';
import { AlarmState } from '@/components/status/alarm-state.tsx';
import { AlarmSummaryLine } from '@/components/status/alarm-summary.tsx';
import { type AlarmSummary, summariseAlarms } from '@/components/status/summarise-alarms.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { ordersAlarm, redAlarm, slowAlarm } from '@/components/gallery/fixtures/make-orders.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';

const nearAlarm = { ...ordersAlarm, recent: { values: [0, 1, 6, 7], until: ordersAlarm.recent?.until ?? '' } };
const inState = (state: string | null): Alarm => ({ ...ordersAlarm, state, recent: null });

/** An alarm of each kind, as it comes from CloudWatch. */
const ALARMS: Record<AlarmKind, Alarm> = {
  ok: ordersAlarm,
  near: nearAlarm,
  alarm: redAlarm,
  'no-data': inState('INSUFFICIENT_DATA'),
  ignored: ordersAlarm,
  'not-found': { ...inState('NOT_FOUND'), definition: null },
  unread: inState(null),
  unknown: inState('DROWSY'),
};

const summary = (alarms: Alarm[], ignored: boolean | null = false) => (
  <AlarmSummaryLine summary={summariseAlarms(alarms, ignored)} />
);

const SUMMARIES: Record<AlarmSummary['tone'], React.ReactNode> = {
  neutral: summary([ordersAlarm, slowAlarm, ALARMS.near]),
  bad: summary([redAlarm, slowAlarm]),
  byp: summary([redAlarm, slowAlarm], true),
  quiet: summary([]),
};

/** States of alarms: alone, and a group's in a line. */
export const ALARM_BADGES = [
  ...specimensOf<AlarmKind>(
    'alarm-glyph',
    mapValues(ALARMS, (_, kind) => <AlarmGlyph kind={kind} className="size-4" />),
  ),
  ...specimensOf<AlarmKind>(
    'alarm',
    mapValues(ALARMS, (alarm, kind) => <AlarmState alarm={alarm} ignored={kind === 'ignored'} />),
  ),
  ...specimensOf('alarm', { 'ignored-in-alarm': <AlarmState alarm={redAlarm} ignored /> }),
  ...specimensOf<AlarmSummary['tone']>('alarms', SUMMARIES),
  ...specimensOf('alarms', {
    'not-read': summary([], null),
    'not-found': summary([ALARMS['not-found']]),
    'without-data': summary([ALARMS['no-data'], ALARMS['no-data']]),
    'many-of-each': summary([...Object.values(ALARMS), slowAlarm]),
  }),
];
