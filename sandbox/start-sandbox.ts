import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createCallCounter } from './control/call-counter.ts';
import { createControl } from './control/create-control.ts';
import { describeResource } from './control/describe-resource.ts';
import { createFaults } from './control/faults.ts';
import { createRandom } from './kernel/create-random.ts';
import { ConnectionReset, handleRequest, type Gate } from './protocol/handle-request.ts';
import { createHttpServer } from './protocol/http-server.ts';
import { buildWorld, type SceneOptions } from './scenario/build-world.ts';
import { callerArn } from './sts/create-sts.ts';
import type { World } from './world/create-world.ts';

export interface SandboxOptions extends Partial<SceneOptions> {
  /** 0: any free one. */
  port?: number;
  /** Receives unknown operations and failures of the sandbox itself. Default: a JSON line on stderr each. */
  log?: (entry: Record<string, unknown>) => void;
}

export interface Sandbox {
  /** Like "http://127.0.0.1:4566": what AWS_ENDPOINT_URL takes. */
  readonly url: string;
  /** The world of now; a reset makes a new one. */
  readonly world: World;
  stop(): Promise<void>;
}

const DEFAULTS: SceneOptions = { scenario: 'empty', seed: 1, rate: 1, startAt: null };

const writeLine = (entry: Record<string, unknown>): void => void process.stderr.write(`${JSON.stringify(entry)}\n`);

/** Two resets at once would leave one world running that nobody can see. */
function inTurn<T>(job: (argument: T) => Promise<void>): (argument: T) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (argument) => {
    const mine = last.then(() => job(argument));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Starts an AWS account in a box on 127.0.0.1. Rejects with the server's error (EADDRINUSE) when it cannot listen. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, log = writeLine, ...given } = options;
  let scene: SceneOptions = { ...DEFAULTS, ...given };
  let url = 'http://127.0.0.1:9';
  const endpoint = () => url;
  let world = await buildWorld(scene, endpoint);
  const clock = {
    now: () => world.clock.now(),
    get rate() {
      return world.clock.rate;
    },
  };
  const faults = createFaults(createRandom(`${scene.seed}/faults`));
  const calls = createCallCounter(clock.now);
  const gate: Gate = {
    async enter(service, operation) {
      try {
        await faults.enter(service, operation);
      } catch (error) {
        if (error instanceof ConnectionReset) calls.count(service.iamPrefix, operation, 0);
        throw error;
      }
    },
    refuse(service, operation, input) {
      faults.refuse(service, operation, callerArn(world.account), () =>
        describeResource(world, service.iamPrefix, input),
      );
    },
    count: (service, operation, status) => calls.count(service, operation, status),
  };
  const control = createControl({
    world: () => world,
    scene: () => scene,
    faults,
    calls,
    reset: inTurn(async (next: Partial<SceneOptions>) => {
      const made = await buildWorld({ ...scene, ...next }, endpoint);
      world.stop();
      scene = { ...scene, ...next };
      world = made;
      faults.clear();
      calls.reset();
    }),
  });
  const server = createHttpServer({
    clock,
    log,
    control,
    aws: (request) => handleRequest({ services: world.services, region: world.account.region, gate, log }, request),
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    world.stop();
    throw error;
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get world() {
      return world;
    },
    async stop() {
      world.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
