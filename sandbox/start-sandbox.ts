import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSession, type Session } from './create-session.ts';
import { createCallCounter } from './control/call-counter.ts';
import { createControl } from './control/create-control.ts';
import { createFaults } from './control/faults.ts';
import { createGate } from './control/create-gate.ts';
import { nameOf, USUAL_ACCOUNT, type Account } from './kernel/account.ts';
import { createRandom } from './kernel/create-random.ts';
import { handleRequest, type Gate } from './protocol/handle-request.ts';
import { createHttpServer } from './protocol/http-server.ts';
import { readCredential } from './protocol/route-request.ts';
import type { WireReply, WireRequest } from './protocol/wire.ts';
import type { SceneOptions } from './scenario/build-world.ts';
import { replayRequest } from './state/replay-request.ts';
import { encodeValue } from './state/encode-value.ts';
import { folderOf, keptTargets, openState, type State } from './state/open-state.ts';
import { admit } from './sts/admit.ts';
import type { Roles } from './sts/roles.ts';
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
  /** The accounts and regions that it plays. The first is the default. Default: one; with a state folder, its own. */
  targets?: readonly Account[];
  /** Folders below which requests may name templates and code. Default: none. */
  folders?: readonly string[];
}

export interface Sandbox {
  /** Like "http://127.0.0.1:4566": what AWS_ENDPOINT_URL takes. */
  readonly url: string;
  /** The first target's current world; a reset makes a new one. */
  readonly world: World;
  readonly scenario: string;
  readonly targets: readonly Account[];
  /** Whether it continues from a state folder that had been set up. */
  readonly resumed: boolean;
  /** Records in the state folder that everything is set up. */
  ready(): void;
  stop(): Promise<void>;
}

/** Real milliseconds: how much passing time a kill may lose if nothing was asked meanwhile. */
const SAVE_POSITION_EVERY_MS = 1000;
/** Operations that change nothing, in every service. */
const READS = /^(Get|BatchGet|Head|List|Describe|Filter|Test|Validate)/;

const writeLine = (entry: Record<string, unknown>): void => void process.stderr.write(`${JSON.stringify(entry)}\n`);

/**
 * Starts AWS accounts in a box on 127.0.0.1, each with a clock, a journal and chance of its own. Rejects with the
 * server's error (EADDRINUSE) when it cannot listen, and with StateError when a state folder cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { state: folder, targets: asked, ...rest } = options;
  const [first = null, ...others] = asked ?? [];
  const states: State[] = [];
  const open = (path: string, account: Account | null): State => {
    const state = openState(path, rest, account);
    states.push(state);
    return state;
  };
  try {
    const state = folder === undefined ? null : open(folder, first);
    const further = asked === undefined && folder !== undefined ? keptTargets(folder) : others;
    const wanted: [Wanted, ...Wanted[]] = [
      { account: state?.account ?? first ?? USUAL_ACCOUNT, state },
      ...further.map((account) => ({
        account,
        state: folder === undefined ? null : open(folderOf(folder, account), account),
      })),
    ];
    return await start(wanted, rest);
  } catch (error) {
    for (const state of states) state.close();
    throw error;
  }
}

interface Wanted {
  account: Account;
  state: State | null;
}

/** One account and region. */
interface Target extends Wanted {
  session: Session;
}

async function start(
  wanted: readonly [Wanted, ...Wanted[]],
  options: Omit<SandboxOptions, 'state' | 'targets'>,
): Promise<Sandbox> {
  const { port = 0, log = writeLine, folders = [], ...given } = options;
  let url = 'http://127.0.0.1:9';
  const roles: Roles = { accounts: wanted.map(({ account }) => account), trusts: new Map() };
  const make = async ({ account, state }: Wanted, salt: string): Promise<Target> => {
    const session = await createSession(state, given, { account, roles, salt, url: () => url, folders });
    return { account, state, session };
  };
  const [one, ...more] = wanted;
  const first = await make(one, '');
  const targets: [Target, ...Target[]] = [first];
  for (const each of more) targets.push(await make(each, nameOf(each.account)));
  const { session, state } = first;
  const { server, controls, faults, calls } = createServer(targets, roles, log);
  if (state?.isForeign === true) {
    const warning = 'recorded by another version of the sandbox: the account may not be quite as it was';
    log({ event: 'foreign-state', file: state.file, warning });
  }
  const resumes: (() => void)[] = [];
  for (const target of targets) {
    const control = controls.get(target);
    if (control === undefined) continue;
    const resume = await target.session.replay({
      run: (entry) => replayRequest(target.session.world, control, entry),
      hitFault: (fault) => faults.spend(fault),
    });
    resumes.push(resume);
  }
  if (state !== null && state.recorded !== null && state.calls !== null) calls.restore(state.calls);
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    for (const target of targets) target.session.world.stop();
    throw error;
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const resume of resumes) resume();
  for (const target of targets) await askForRate(target.session, target.state, given.rate);
  const saving = setInterval(() => {
    try {
      for (const target of targets) target.session.world.inputLog.savePosition();
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
    targets: roles.accounts,
    resumed: state?.isReady === true,
    ready() {
      for (const target of targets) target.session.world.inputLog.append({ k: 'ready' });
    },
    async stop() {
      clearInterval(saving);
      for (const { session: ending } of targets) {
        ending.world.inputLog.savePosition();
        // Before anything else: a handler that the stop itself ends has no result.
        ending.world.inputLog.close();
      }
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      for (const { session: ending } of targets) await ending.close();
    },
  };
}

/** The HTTP server, and what it acts on. Faults and counts are of the whole sandbox; the first target records them. */
function createServer(targets: readonly [Target, ...Target[]], roles: Roles, log: NonNullable<SandboxOptions['log']>) {
  const [first, ...others] = targets;
  const clock = {
    now: () => first.session.world.clock.now(),
    get rate() {
      return first.session.world.clock.rate;
    },
  };
  const onHit = (fault: string): void => first.session.world.inputLog.append({ k: 'struck', fault });
  const faults = createFaults(createRandom(`${first.session.scene.seed}/faults`), onHit, clock.now);
  const calls = createCallCounter(clock.now);
  const gates = new Map(targets.map((target) => [target, createGate({ ...partsOf(target), faults, calls })]));
  const controls = new Map(
    targets.map((target) => {
      const { session } = target;
      const control = createControl({
        world: () => session.world,
        scene: () => session.scene,
        faults,
        calls,
        roles,
        perform: async (call, run) =>
          session.isReplaying ? run() : session.world.inputLog.perform(() => ({ k: 'control', ...call }), run),
        async reset(next) {
          await session.reset(next);
          if (target !== first) return;
          faults.clear();
          calls.reset();
          roles.trusts.clear();
        },
      });
      return [target, control] as const;
    }),
  );
  /** Holds an answer back until everything that it may depend on is on disk. */
  const durable = async (answer: Promise<WireReply>): Promise<WireReply> => {
    const reply = await answer;
    for (const { session } of targets) {
      await session.durable();
      session.world.inputLog.savePosition();
    }
    first.state?.saveCalls(calls.save());
    return reply;
  };
  const control = async (request: WireRequest): Promise<WireReply> => {
    const name = request.query.get('target');
    const target = name === null ? first : targets.find(({ account }) => nameOf(account) === name);
    const run = target === undefined ? undefined : controls.get(target);
    if (run === undefined) {
      const error = `There is no target ${(name ?? '').slice(0, 100)}`;
      const body = JSON.stringify({ error, targets: roles.accounts.map(nameOf) });
      return { status: 404, headers: { 'content-type': 'application/json' }, body };
    }
    // Time passes everywhere, and a reset begins everywhere anew, unless one target is named.
    const isForAll = name === null && request.method === 'POST' && /^\/_sandbox\/(clock|reset)\/?$/.test(request.path);
    const [answer] = await Promise.all([
      run(request),
      ...(isForAll ? others.map((other) => controls.get(other)?.(request)) : []),
    ]);
    return answer;
  };
  const accounts: [Account, ...Account[]] = [first.account, ...others.map(({ account }) => account)];
  const server = createHttpServer({
    clock,
    log,
    control: (request) => durable(control(request)),
    aws(request) {
      const token = request.headers['x-amz-security-token'];
      const admission = admit(accounts, readCredential(request.headers), token, clock.now());
      const target = targets.find(({ account }) => account === admission.target) ?? first;
      const gate = gates.get(target) ?? createGate({ ...partsOf(target), faults, calls });
      const { caller, refusal } = admission;
      const { services, account } = target.session.world;
      return durable(handleRequest({ services, region: account.region, caller, refusal, gate, log }, request));
    },
  });
  return { server, controls, faults, calls };
}

/** What the gate of a target acts on. */
function partsOf({ session }: Target) {
  return {
    world: () => session.world,
    async perform(
      { service, operation, input, context }: Parameters<Gate['perform']>[0],
      run: () => object | Promise<object>,
    ) {
      // STS keeps nothing: a session is in its token.
      if (READS.test(operation) || service.id === 'sts') return run();
      const { requestId, accessKeyId, region } = context;
      const describe = () =>
        ({
          k: 'operation',
          service: service.id,
          operation,
          input: encodeValue(input),
          context: { requestId, accessKeyId, region },
        }) as const;
      return session.world.inputLog.perform(describe, run);
    },
  };
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
