import type { AsOf } from '@/lib/domain/rollout/rollout.ts';

/** When each source was last read for a group: a rollout that is followed closely reads its alias far more often than the group is. */
export function newestReadings(group: AsOf, rollout: AsOf | undefined): AsOf {
  return {
    codedeploy: newer(group.codedeploy, rollout?.codedeploy ?? null),
    lambda: newer(group.lambda, rollout?.lambda ?? null),
    cloudwatch: newer(group.cloudwatch, rollout?.cloudwatch ?? null),
  };
}

function newer(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) > Date.parse(b) ? a : b;
}
