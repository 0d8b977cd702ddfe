import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createCallCounter } from './control/call-counter.ts';
import { createControl } from './control/create-control.ts';
import { createFaults } from './control/faults.ts';
import { createGate } from './control/create-gate.ts';
import { createRandom } from './kernel/create-random.ts';
import { handleRequest } from './protocol/handle-request.ts';
import { createHttpServer } from './protocol/http-server.ts';
import type { WireReply } from './protocol/wire.ts';
import { buildWorld, type SceneOptions } from './scenario/build-world.ts';
import { applyAgain } from './state/apply-again.ts';
import { encodeValue } from './state/encode-value.ts';
import type { Journal } from './state/journal.ts';
import { openState, type State } from './state/open-state.ts';
import { retell } from './state/retell.ts';
import type { World } from './world/create-world.ts';

export interface SandboxOptions extends Partial<SceneOptions> {
  /** 0: any free one. */
  port?: number;
  /** Receives unknown operations and failures of the sandbox itself. Default: a JSON line on stderr each. */
  log?: (entry: Record<string, unknown>) => void;
  /**
   * A folder in which everything that comes over HTTP is kept, so that a start with the same folder goes on where the last one
   * ended, however it ended. What is done to `world` directly is not kept.
   */
  state?: string;
}

export interface Sandbox {
  /** Like "http://127.0.0.1:4566": what AWS_ENDPOINT_URL takes. */
  readonly url: string;
  /** The world of now; a reset makes a new one. */
  readonly world: World;
  /** The scenario that is played. */
  readonly scenario: string;
  /** Whether it goes on from a state folder that had been set up. */
  readonly resumed: boolean;
  /** Remembers in the state folder that all is set up. */
  ready(): void;
  stop(): Promise<void>;
}

const DEFAULTS: SceneOptions = { scenario: 'empty', seed: 1, rate: 1, startAt: null };
/** Real milliseconds of which a kill may lose the passing, where nobody has asked anything since. */
const MARK_EVERY_MS = 1000;
/** Nothing of an account is changed by these, whatever the service. */
const READS = /^(Get|BatchGet|List|Describe|Filter|Test|Validate)/;

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

/**
 * Starts an AWS account in a box on 127.0.0.1. Rejects with the server's error (EADDRINUSE) when it cannot listen, and with
 * StateError when the state folder cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { state: folder, ...rest } = options;
  const state = folder === undefined ? null : openState(folder, rest);
  try {
    return await start(state, rest);
  } catch (error) {
    state?.close();
    throw error;
  }
}

async function start(state: State | null, options: Omit<SandboxOptions, 'state'>): Promise<Sandbox> {
  const { port = 0, log = writeLine, ...given } = options;
  const recorded = state?.recorded ?? null;
  let scene: SceneOptions = { ...DEFAULTS, ...given };
  if (recorded !== null) {
    const { scenario, seed, rate, startAt, startsNow } = recorded.scene;
    scene = { scenario, seed, rate, startAt: startsNow ? null : startAt };
  }
  let url = 'http://127.0.0.1:9';
  let retelling = false;
  let journal: Journal | null = null;

  const build = (wanted: SceneOptions): Promise<World> => buildWorld(wanted, () => url, state?.codeFolder ?? null);
  const begin = async (wanted: SceneOptions): Promise<World> => {
    const startAt = wanted.startAt ?? Date.now();
    const made = await build({ ...wanted, startAt });
    if (state === null) return made;
    const old = journal;
    journal = state.begin(wanted, startAt);
    made.intake.record(journal);
    old?.close();
    return made;
  };
  let world = recorded === null ? await begin(scene) : await build({ ...recorded.scene, rate: 0 });

  const clock = {
    now: () => world.clock.now(),
    get rate() {
      return world.clock.rate;
    },
  };
  const struck = (fault: string): void => world.intake.note({ k: 'struck', fault });
  const faults = createFaults(createRandom(`${scene.seed}/faults`), struck, clock.now);
  const calls = createCallCounter(clock.now);
  const gate = createGate({
    world: () => world,
    faults,
    calls,
    async perform({ service, operation, input, context }, run) {
      if (READS.test(operation)) return run();
      const describe = () =>
        ({ k: 'operation', service: service.id, operation, input: encodeValue(input), context }) as const;
      return world.intake.take(describe, run);
    },
  });
  const control = createControl({
    world: () => world,
    scene: () => scene,
    faults,
    calls,
    perform: async (call, run) => (retelling ? run() : world.intake.take(() => ({ k: 'control', ...call }), run)),
    reset: inTurn(async (next: Partial<SceneOptions>) => {
      const made = await begin({ ...scene, ...next });
      world.stop();
      scene = { ...scene, ...next };
      world = made;
      faults.clear();
      calls.reset();
    }),
  });

  let goOn = (): void => undefined;
  if (state !== null && recorded !== null) {
    if (state.isForeign) {
      const warning = 'recorded by another version of the sandbox: the account may not be quite as it was';
      log({ event: 'foreign-state', file: state.file, warning });
    }
    journal = state.resume();
    world.intake.record(journal);
    retelling = true;
    goOn = await retell({
      file: state.file,
      clock: world.clock,
      intake: world.intake,
      rate: recorded.scene.rate,
      entries: recorded.entries,
      apply: (entry) => applyAgain(world, control, entry),
      struck: (fault) => faults.spend(fault),
    });
    retelling = false;
    if (state.calls !== null) calls.restore(state.calls);
  }

  /** An answer goes out when all that it may speak of is safe. */
  const kept = async (answer: Promise<WireReply>): Promise<WireReply> => {
    const reply = await answer;
    await journal?.durable();
    state?.saveCalls(calls.save());
    world.intake.markPlace();
    return reply;
  };
  const server = createHttpServer({
    clock,
    log,
    control: (request) => kept(control(request)),
    aws: (request) =>
      kept(handleRequest({ services: world.services, region: world.account.region, gate, log }, request)),
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    world.stop();
    throw error;
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  goOn();
  const { rate } = given;
  // The same command line again changes nothing: the rate may have been changed over HTTP since.
  if (state !== null && recorded !== null && rate !== undefined && rate !== state.askedRate) {
    world.intake.note({ k: 'asked', rate });
    await world.intake.take(
      () => ({ k: 'control', method: 'POST', path: 'clock', body: { rate } }),
      () => world.clock.setRate(rate),
    );
  }
  const marking = setInterval(() => {
    try {
      world.intake.markPlace();
    } catch (error) {
      log({ event: 'sandbox-failure', error: String(error) });
    }
  }, MARK_EVERY_MS);
  marking.unref();

  return {
    url,
    get world() {
      return world;
    },
    get scenario() {
      return scene.scenario;
    },
    resumed: state?.isReady === true,
    ready: () => world.intake.note({ k: 'ready' }),
    async stop() {
      clearInterval(marking);
      world.intake.markPlace();
      // First of all: a handler that ends because everything ends has no result.
      world.intake.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      world.stop();
      await journal?.durable();
      journal?.close();
      state?.close();
    },
  };
}
