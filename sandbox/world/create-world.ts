import { createCloudWatch, type SandboxCloudWatch } from '../cloudwatch/create-cloudwatch.ts';
import { createCodeDeploy, type CodeDeploy } from '../codedeploy/create-codedeploy.ts';
import type { Account } from '../kernel/account.ts';
import type { SimMs } from '../kernel/clock.ts';
import { createClock, type RunningClock } from '../kernel/create-clock.ts';
import { createRandom } from '../kernel/create-random.ts';
import type { Random } from '../kernel/random.ts';
import { createLambda, type Lambda } from '../lambda/create-lambda.ts';
import type { Service } from '../protocol/service.ts';
import { createSts } from '../sts/create-sts.ts';
import { createTraffic, type Traffic } from '../traffic/create-traffic.ts';
import { createServices } from './create-services.ts';
import { createRoster, type Roster } from './roster.ts';

/** One simulated account: everything that a scenario may touch. */
export interface World {
  readonly account: Account;
  readonly clock: RunningClock;
  readonly random: Random;
  readonly lambda: Lambda;
  readonly codeDeploy: CodeDeploy;
  readonly cloudWatch: SandboxCloudWatch;
  readonly traffic: Traffic;
  readonly roster: Roster;
  readonly services: readonly Service[];
  stop(): void;
}

export interface WorldOptions {
  account: Account;
  startAt: SimMs;
  /** Simulated seconds per real second. */
  rate: number;
  seed: string | number;
}

export function createWorld(options: WorldOptions): World {
  const { account } = options;
  const clock = createClock({ startAt: options.startAt, rate: options.rate });
  const random = createRandom(options.seed);
  const lambda = createLambda({ clock, random: random.fork('lambda'), account });
  const cloudWatch = createCloudWatch({ clock, random: random.fork('cloudwatch'), account });
  const codeDeploy = createCodeDeploy({
    clock,
    random: random.fork('codedeploy'),
    account,
    lambda,
    alarms: cloudWatch,
  });
  const traffic = createTraffic({ clock, random: random.fork('traffic'), cloudWatch, router: lambda });
  const services = createServices({
    codedeploy: codeDeploy.operations,
    lambda: lambda.operations,
    cloudWatch: cloudWatch.operations,
    sts: createSts(account).operations,
  });
  return {
    account,
    clock,
    random,
    lambda,
    codeDeploy,
    cloudWatch,
    traffic,
    roster: createRoster(),
    services,
    stop() {
      traffic.stop();
      cloudWatch.stop();
      clock.stop();
    },
  };
}
