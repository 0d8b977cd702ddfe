import { aliasKeyOf } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';

/** Aliases in one reading: two GetMetricData calls for 250. */
export const ALIASES_A_READING = 250;

/**
 * Calls through the groups' aliases, those read longest ago first: three series an alias, about 0.4 cents a day at
 * every ten minutes.
 */
export async function readAliasTraffic(ctx: TargetContext): Promise<void> {
  const groups = [...ctx.picture.groups]
    .filter(([, group]) => aliasKeyOf(group) !== null)
    .toSorted(([, a], [, b]) => (a.traffic?.readAt ?? '').localeCompare(b.traffic?.readAt ?? ''))
    .slice(0, ALIASES_A_READING);
  const wanted = groups.flatMap(([, { functionName, alias }]) =>
    functionName === null || alias === null ? [] : [{ functionName, alias }],
  );
  if (wanted.length === 0) return;
  const readAt = ctx.now().toISOString();
  const answers = await ctx.aws.cloudWatch.aliasTraffic(wanted, readAt);
  const byAlias = new Map(answers.map((answer) => [aliasKeyOf(answer), answer]));
  for (const [key, group] of groups) {
    const answer = byAlias.get(aliasKeyOf(group));
    if (!answer) continue;
    const { callsLastHour: calls, errorsLastHour: errors } = answer;
    group.traffic = {
      perMinute: answer.callsPerMinute,
      errorPercent: calls === null || calls === 0 || errors === null ? null : (errors / calls) * 100,
      callsByHour: answer.callsByHour,
      readAt,
    };
    ctx.touched.groups.add(key);
  }
}
