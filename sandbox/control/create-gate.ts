import { ConnectionReset, type Gate } from '../protocol/handle-request.ts';
import { callerArn } from '../sts/create-sts.ts';
import type { World } from '../world/create-world.ts';
import type { CallCounter } from './call-counter.ts';
import { describeResource } from './describe-resource.ts';
import type { Faults } from './faults.ts';

/** Faults, counts and the journal for requests to AWS's services. */
export function createGate(parts: {
  world: () => World;
  faults: Faults;
  calls: CallCounter;
  perform: Gate['perform'];
}): Gate {
  const { world, faults, calls, perform } = parts;
  return {
    async enter(service, operation) {
      try {
        await faults.enter(service, operation);
      } catch (error) {
        if (error instanceof ConnectionReset) calls.count(service.iamPrefix, operation, 0);
        throw error;
      }
    },
    refuse(service, operation, input) {
      faults.refuse(service, operation, callerArn(world().account), () =>
        describeResource(world(), service.iamPrefix, operation, input),
      );
    },
    perform,
    count: (service, operation, status) => calls.count(service, operation, status),
  };
}
