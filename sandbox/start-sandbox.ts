import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSession, type Session } from './create-session.ts';
import { createCallCounter } from './control/call-counter.ts';
import { createControl } from './control/create-control.ts';
import { createFaults } from './control/faults.ts';
import { createGate } from './control/create-gate.ts';
import { createRandom } from './kernel/create-random.ts';
import { handleRequest } from './protocol/handle-request.ts';
import { createHttpServer } from './protocol/http-server.ts';
import type { WireReply } from './protocol/wire.ts';
import type { SceneOptions } from './scenario/build-world.ts';
import { replayRequest } from './state/replay-request.ts';
import { encodeValue } from './state/encode-value.ts';
import { openState, type State } from './state/open-state.ts';
import type { World } from './world/create-world.ts';

export interface SandboxOptions extends Partial<SceneOptions> {
  /** 0: any free port. */
  port?: number;
  /** Receives unknown operations and failures of the sandbox itself. Default: one JSON line each on stderr. */
  log?: (entry: Record<string, unknown>) => void;
  /**
   * A folder that keeps the account: a start with the same folder continues where the last one ended, however it ended.
   * Only what comes over HTTP is kept, not what is done to `world` directly.
   */
  state?: string;
  /** Folders below which requests may name templates and code. Default: none. */
  folders?: readonly string[];
}

export interface Sandbox {
  /** Like "http://127.0.0.1:4566": what AWS_ENDPOINT_URL takes. */
  readonly url: string;
  /** The current world; a reset makes a new one. */
  readonly world: World;
  readonly scenario: string;
  /** Whether it continues from a state folder that had been set up. */
  readonly resumed: boolean;
  /** Records in the state folder that everything is set up. */
  ready(): void;
  stop(): Promise<void>;
}

/** Real milliseconds: how much passing time a kill may lose if nothing was asked meanwhile. */
const SAVE_POSITION_EVERY_MS = 1000;
/** Operations that change nothing, in every service. */
const READS = /^(Get|BatchGet|List|Describe|Filter|Test|Validate)/;

const writeLine = (entry: Record<string, unknown>): void => void process.stderr.write(`${JSON.stringify(entry)}\n`);

/**
 * Starts an AWS account in a box on 127.0.0.1. Rejects with the server's error (EADDRINUSE) when it cannot listen, and
 * with StateError when the state folder cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { state: folder, folders = [], ...rest } = options;
  const state = folder === undefined ? null : openState(folder, rest);
  try {
    return await start(state, rest, folders);
  } catch (error) {
    state?.close();
    throw error;
  }
}

async function start(
  state: State | null,
  options: Omit<SandboxOptions, 'state' | 'folders'>,
  folders: readonly string[],
): Promise<Sandbox> {
  const { port = 0, log = writeLine, ...given } = options;
  let url = 'http://127.0.0.1:9';
  const session = await createSession(state, given, () => url, folders);
  const { server, control, faults, calls } = createServer(session, state, log);
  if (state?.isForeign === true) {
    const warning = 'recorded by another version of the sandbox: the account may not be quite as it was';
    log({ event: 'foreign-state', file: state.file, warning });
  }
  const resume = await session.replay({
    run: (entry) => replayRequest(session.world, control, entry),
    hitFault: (fault) => faults.spend(fault),
  });
  if (state !== null && state.recorded !== null && state.calls !== null) calls.restore(state.calls);
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    session.world.stop();
    throw error;
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  resume();
  await askForRate(session, state, given.rate);
  const saving = setInterval(() => {
    try {
      session.world.inputLog.savePosition();
    } catch (error) {
      log({ event: 'sandbox-failure', error: String(error) });
    }
  }, SAVE_POSITION_EVERY_MS);
  saving.unref();

  return {
    url,
    get world() {
      return session.world;
    },
    get scenario() {
      return session.scene.scenario;
    },
    resumed: state?.isReady === true,
    ready: () => session.world.inputLog.append({ k: 'ready' }),
    async stop() {
      clearInterval(saving);
      session.world.inputLog.savePosition();
      // Before anything else: a handler that the stop itself ends has no result.
      session.world.inputLog.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await session.close();
    },
  };
}

/** The HTTP server, and what it acts on. */
function createServer(session: Session, state: State | null, log: NonNullable<SandboxOptions['log']>) {
  const clock = {
    now: () => session.world.clock.now(),
    get rate() {
      return session.world.clock.rate;
    },
  };
  const onHit = (fault: string): void => session.world.inputLog.append({ k: 'struck', fault });
  const faults = createFaults(createRandom(`${session.scene.seed}/faults`), onHit, clock.now);
  const calls = createCallCounter(clock.now);
  const gate = createGate({
    world: () => session.world,
    faults,
    calls,
    async perform({ service, operation, input, context }, run) {
      if (READS.test(operation)) return run();
      const describe = () =>
        ({ k: 'operation', service: service.id, operation, input: encodeValue(input), context }) as const;
      return session.world.inputLog.perform(describe, run);
    },
  });
  const control = createControl({
    world: () => session.world,
    scene: () => session.scene,
    faults,
    calls,
    perform: async (call, run) =>
      session.isReplaying ? run() : session.world.inputLog.perform(() => ({ k: 'control', ...call }), run),
    async reset(next) {
      await session.reset(next);
      faults.clear();
      calls.reset();
    },
  });
  /** Holds an answer back until everything that it may depend on is on disk. */
  const durable = async (answer: Promise<WireReply>): Promise<WireReply> => {
    const reply = await answer;
    await session.durable();
    state?.saveCalls(calls.save());
    session.world.inputLog.savePosition();
    return reply;
  };
  const server = createHttpServer({
    clock,
    log,
    control: (request) => durable(control(request)),
    aws(request) {
      const { services, account } = session.world;
      return durable(handleRequest({ services, region: account.region, gate, log }, request));
    },
  });
  return { server, control, faults, calls };
}

/** Sets this start's rate, unless an earlier start asked for the same: it may have been changed since. */
async function askForRate({ world }: Session, state: State | null, rate: number | undefined): Promise<void> {
  if (state === null || state.recorded === null || rate === undefined || rate === state.askedRate) return;
  world.inputLog.append({ k: 'asked', rate });
  await world.inputLog.perform(
    () => ({ k: 'control', method: 'POST', path: 'clock', body: { rate } }),
    () => world.clock.setRate(rate),
  );
}
