import type { Iso } from '../domain/time/iso.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';

/** AWS's time. This machine's until AWS has answered once. */
export function awsNow(target: Pick<AwsTarget, 'clock'>, clock: Clock): Iso {
  return (target.clock.now() ?? clock.now()).toISOString();
}
