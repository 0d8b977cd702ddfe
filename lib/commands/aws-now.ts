import type { Iso } from '../domain/time/iso.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';

/** AWS's time; this machine's while AWS has not answered once. */
export function awsNow(target: Pick<AwsTarget, 'clock'>, clock: Clock): Iso {
  return (target.clock.now() ?? clock.now()).toISOString();
}
