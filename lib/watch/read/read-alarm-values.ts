import { isActive } from '../../domain/rollout/is-active.ts';
import { activeAlarmNames } from './read-alarms.ts';
import type { TargetContext } from '../target-context.ts';

/** How near the alarms of running rollouts are: what their metrics were in the last finished periods, in one GetMetricData. */
export async function readAlarmValues(ctx: TargetContext): Promise<void> {
  const { picture } = ctx;
  const wanted = activeAlarmNames(picture).flatMap((name) => {
    const definition = picture.alarms.get(name)?.alarm.definition ?? null;
    return definition === null ? [] : [{ name, definition }];
  });
  const found = await ctx.aws.cloudWatch.alarmValues(wanted, ctx.now().toISOString());
  for (const [name, recent] of found) picture.alarmValues.set(name, { recent, readAtMs: ctx.nowMs() });
  for (const { record } of picture.rollouts.values()) if (isActive(record.status)) ctx.touched.rollouts.add(record.id);
}
