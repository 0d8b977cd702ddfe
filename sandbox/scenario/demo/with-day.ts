import type { Random } from '../../kernel/random.ts';
import type { SimMs } from '../../kernel/clock.ts';
import { shareOfMean } from '../../traffic/flow.ts';
import type { GroupSpec } from '../../world/group-spec.ts';

/** How far peaks are above the mean. */
const SWING = [0.35, 0.65] as const;
/** The peak is about a quarter of a day before or after the demo's start, give or take these hours. */
const QUARTER_HOURS = 6;
const GIVE_OR_TAKE_HOURS = 2;

/**
 * A group whose calls rise and fall over the day, each in its own way, and which has its `perMinute` when the demo
 * begins, at whatever hour that is: what the demo shows depends on it.
 */
export function withDay(spec: GroupSpec, random: Random, demoStartsAt: SimMs): GroupSpec {
  const hour = (demoStartsAt / 3_600_000) % 24;
  const away = QUARTER_HOURS + (2 * random.next() - 1) * GIVE_OR_TAKE_HOURS;
  const peakHour = hour + (random.next() < 0.5 ? -away : away);
  const swing = SWING[0] + random.next() * (SWING[1] - SWING[0]);
  const day = { peakHour, swing };
  return { ...spec, pattern: 'diurnal', day, perMinute: spec.perMinute / shareOfMean(day, demoStartsAt) };
}
