import type { ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Rooms, Router } from '../kernel/routing-port.ts';

export interface Place {
  /** Absent: nothing is provisioned for the version. */
  provisioned: ProvisionedUse | undefined;
  leave: () => void;
}

export interface Concurrency {
  /**
   * Takes a place for one invocation. Throws TooManyRequestsException (429) if neither provisioned concurrency nor the
   * function's reservation, or the account, has one left.
   */
  enter(functionName: string, version: string): Place;
}

/** Counts running invocations, as Lambda does: provisioned environments first, then on demand. */
export function createConcurrency(
  limits: Pick<Rooms, 'onDemandRoom' | 'provisionedFor'> & Pick<Router, 'reservedConcurrency'>,
): Concurrency {
  const provisioned = new Map<string, number>();
  const onDemand = new Map<string, number>();
  const take = (places: Map<string, number>, key: string): (() => void) => {
    places.set(key, (places.get(key) ?? 0) + 1);
    return () => {
      const left = (places.get(key) ?? 1) - 1;
      if (left > 0) places.set(key, left);
      else places.delete(key);
    };
  };
  const sharing = (): number => {
    let sum = 0;
    for (const [name, count] of onDemand) if (limits.reservedConcurrency(name) === null) sum += count;
    return sum;
  };
  return {
    enter(functionName, version) {
      const key = `${functionName}\n${version}`;
      const places = limits.provisionedFor(functionName, version);
      if ((provisioned.get(key) ?? 0) < places)
        return { provisioned: { spilled: false, places }, leave: take(provisioned, key) };
      const { limit, shared } = limits.onDemandRoom(functionName);
      const used = shared ? sharing() : (onDemand.get(functionName) ?? 0);
      if (used < limit)
        return {
          provisioned: places === 0 ? undefined : { spilled: true, places },
          leave: take(onDemand, functionName),
        };
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429, {
        Reason: shared ? 'ConcurrentInvocationLimitExceeded' : 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
    },
  };
}
