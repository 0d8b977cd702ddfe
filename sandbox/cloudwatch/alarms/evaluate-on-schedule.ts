import type { Clock } from '../../kernel/clock.ts';
import type { MetricSource } from '../metric-source.ts';
import type { AlarmStore } from './alarm-store.ts';
import { evaluateAlarm } from './evaluate-alarm.ts';

const TICK_MS = 10_000;
const MINUTE = 60_000;

/** Second 40 or 50 of each minute, by name: by then most of the last minute has been published. */
const slotMs = (alarmName: string): number => {
  let sum = 0;
  for (const character of alarmName) sum += character.charCodeAt(0);
  return sum % 2 === 0 ? 40_000 : 50_000;
};

/** Evaluates alarms with a period under a minute every 10 s, all others once a minute, as CloudWatch does. */
export const evaluateOnSchedule = (
  clock: Pick<Clock, 'every' | 'now'>,
  store: AlarmStore,
  source: MetricSource,
): (() => void) =>
  clock.every(TICK_MS, () => {
    const now = clock.now();
    const tick = Math.floor(now / TICK_MS) * TICK_MS;
    for (const alarm of store.alarms.values()) {
      if (alarm.kind !== 'metric') continue;
      if ((alarm.rule?.periodMs ?? MINUTE) >= MINUTE && tick % MINUTE !== slotMs(alarm.name)) continue;
      const next = evaluateAlarm(alarm, source, now);
      if (next) store.setState(alarm, next, now);
    }
  });
