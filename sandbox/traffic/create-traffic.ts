import type { Clock, SimMs } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Rooms, Route, Router } from '../kernel/routing-port.ts';
import type { Functions } from '../runtime/functions.ts';
import { createPace } from '../runtime/pace.ts';
import type { SandboxCloudWatch } from '../cloudwatch/create-cloudwatch.ts';
import { backfillFlow } from './backfill.ts';
import { Behaviours, draw, type Behaviour, type Drawn } from './behaviour.ts';
import { createCrowding, type Crowd } from './crowding.ts';
import { rateAt } from './flow.ts';
import type { Day, Flow, Pattern } from './flow.ts';
import { meanLatency } from './log-normal.ts';
import { openLane, type Lane } from './open-lane.ts';
import { pickVersion } from './pick-version.ts';
import { poisson } from './poisson.ts';

export interface TrafficParts {
  clock: Pick<Clock, 'now' | 'every' | 'rate'>;
  random: Random;
  cloudWatch: Pick<SandboxCloudWatch, 'recorder' | 'recordMinute'>;
  router: Router;
  /** How much may run at once; absent: no limit. */
  rooms?: Rooms;
  /** Runs code; absent: all calls are made up. */
  functions?: Pick<Functions, 'target' | 'runsCode' | 'invoke' | 'meanDurationMs'>;
}

export interface Traffic {
  /**
   * Calls the alias (or version, or $LATEST) `perMinute` times a minute on average from now on; 0 stops. `event`
   * (default: {}) is for versions with code: those are really invoked.
   */
  setTraffic(
    functionName: string,
    alias: string,
    rate: { perMinute: number; pattern?: Pattern; day?: Day | undefined; event?: unknown },
  ): void;
  /** A version's behaviour from `from` on (default: from the beginning) until the next `from` that is set. */
  setBehaviour(functionName: string, version: string, behaviour: Behaviour & { from?: SimMs }): void;
  /** Draws the outcome of an invocation at that time, by the version's behaviour. */
  draw(functionName: string, version: string, at: SimMs): Drawn;
  list(): {
    flows: { functionName: string; alias: string; perMinute: number; pattern: Pattern }[];
    behaviours: ({ functionName: string; version: string; from: SimMs } & Behaviour)[];
  };
  /**
   * Writes the metrics of the past `hours`, by minutes, up to now: call it once per alias, after setTraffic and
   * setBehaviour. Of the current minute it writes what is over; live traffic adds the rest. `routes`: how the alias
   * routed, and since when.
   */
  backfill(past: {
    functionName: string;
    alias: string;
    hours: number;
    routes: readonly { from: SimMs; route: Route }[];
  }): void;
  stop(): void;
}

/** For a reservation of 0. */
const STOPPED: Crowd = { spilled: 1, lost: 1, places: 0 };
const SECOND = 1_000;
const HOUR = 3_600_000;

const percent = (value: number): number => {
  if (value >= 0 && value <= 100) return value;
  throw new RangeError(`errorPercent must be between 0 and 100, not ${value}`);
};

const positive = (value: number, name: string): number => {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be above 0, not ${value}`);
};

/**
 * Synthetic callers. Each second of simulated time, every flow makes a Poisson number of calls; each is routed by the
 * alias's current weights, takes a log-normal time and fails with the version's probability, independently of the
 * others. A second's calls are spread over the second just past. Calls beyond the function's or the account's
 * concurrency are throttled. The same seed gives the same calls, whatever other flows there are.
 */
export const createTraffic = ({ clock, random, cloudWatch, router, rooms, functions }: TrafficParts): Traffic => {
  const flows = new Map<string, Flow>();
  const behaviours = new Behaviours();
  const parts = { cloudWatch, functions, behaviours };
  const pace = createPace(clock);
  const drawing = random.fork('invoked');
  const crowding = createCrowding({
    router,
    rooms,
    flows,
    meanDurationMs: (functionName, version, at) =>
      functions?.runsCode(functions.target(functionName, version)) === true
        ? functions.meanDurationMs(functionName)
        : meanLatency(behaviours.at(functionName, version, at).latencyMs),
  });

  const cancel = clock.every(SECOND, () => {
    const now = clock.now();
    const secondStart = now - SECOND;
    const invoked: Promise<unknown>[] = [];
    for (const flow of flows.values()) {
      const count = poisson(flow.random, rateAt(flow, secondStart) / 60);
      if (count === 0) continue;
      const route = router.route(flow.functionName, flow.alias);
      if (!route) continue;
      const throttled = router.reservedConcurrency(flow.functionName) === 0;
      const lanes = new Map<string, Lane>();
      for (let i = 0; i < count; i++) {
        const at = secondStart + Math.floor(flow.random.next() * SECOND);
        const executedVersion = pickVersion(flow.random, route);
        let lane = lanes.get(executedVersion);
        if (lane === undefined) {
          const crowd = throttled ? STOPPED : crowding.of(flow.functionName, executedVersion, secondStart);
          lanes.set(executedVersion, (lane = openLane(parts, flow, executedVersion, crowd)));
        }
        const call = lane(at);
        if (call !== undefined) invoked.push(call);
      }
    }
    return invoked.length === 0 ? undefined : pace(Promise.all(invoked), invoked.length);
  });

  return {
    setTraffic(functionName, alias, { perMinute, pattern = 'steady', day, event = {} }) {
      if (!Number.isFinite(perMinute) || perMinute < 0)
        throw new RangeError(`perMinute must be 0 or more, not ${perMinute}`);
      const key = `${functionName}:${alias}`;
      crowding.lookAgain();
      if (perMinute === 0) {
        flows.delete(key);
        return;
      }
      const own = flows.get(key)?.random ?? random.fork(`live ${key}`);
      flows.set(key, { functionName, alias, perMinute, pattern, day, event: JSON.stringify(event), random: own });
    },
    setBehaviour(functionName, version, { errorPercent, latencyMs: { p50, p99 }, from = 0 }) {
      crowding.lookAgain();
      behaviours.set(functionName, version, from, {
        errorPercent: percent(errorPercent),
        latencyMs: { p50: positive(p50, 'latencyMs.p50'), p99: positive(p99, 'latencyMs.p99') },
      });
    },
    draw: (functionName, version, at) => draw(drawing, behaviours.at(functionName, version, at)),
    list: () => ({
      flows: [...flows.values()].map(({ random: _random, event: _event, day: _day, ...flow }) => flow),
      behaviours: behaviours.list(),
    }),
    backfill({ functionName, alias, hours, routes }) {
      const key = `${functionName}:${alias}`;
      const flow = flows.get(key);
      if (!flow) throw new Error(`No traffic is set for ${key}`);
      const now = clock.now();
      const past = random.fork(`past ${key}`);
      backfillFlow({ cloudWatch, behaviours, random: past }, flow, routes, now - hours * HOUR, now);
    },
    stop: cancel,
  };
};
