import { buildWorld, type SceneOptions } from './scenario/build-world.ts';
import type { Account } from './kernel/account.ts';
import type { Roles } from './sts/roles.ts';
import type { Journal } from './state/journal.ts';
import type { State } from './state/open-state.ts';
import { replayJournal, type ReplayParts } from './state/replay-journal.ts';
import type { World } from './world/create-world.ts';

/** One account and region that a sandbox serves: its world, and the journal that records it. A reset replaces both. */
export interface Session {
  readonly world: World;
  readonly scene: SceneOptions;
  /** Whether recorded requests are running again. */
  readonly isReplaying: boolean;
  /** Starts a new world and a new journal. Resets run one after another. */
  reset(next: Partial<SceneOptions>): Promise<void>;
  /** Replays what the state folder has recorded. The returned function lets time flow. Throws StateError. */
  replay(parts: Pick<ReplayParts, 'run' | 'hitFault'>): Promise<() => void>;
  /** Resolves when all that was recorded so far would survive the end of the machine. */
  durable(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULTS: SceneOptions = { scenario: 'empty', seed: 1, rate: 1, startAt: null };

export interface SessionParts {
  account: Account;
  roles: Roles;
  /** Sets this session's chance apart from that of others with the same seed; empty: its seed alone. */
  salt: string;
  /** Where the sandbox listens, as handlers get it. */
  url: () => string;
  /** What requests may read of this machine. */
  folders: readonly string[];
}

export async function createSession(
  state: State | null,
  given: Partial<SceneOptions>,
  { account, roles, salt, url, folders }: SessionParts,
): Promise<Session> {
  const recorded = state?.recorded ?? null;
  let scene: SceneOptions = { ...DEFAULTS, ...given };
  if (recorded !== null) {
    const { scenario, seed, rate, startAt, startsNow, round } = recorded.scene;
    scene = { scenario, seed, rate, startAt: startsNow ? null : startAt, round };
  }
  let isReplaying = false;
  let journal: Journal | null = null;
  let resets: Promise<void> = Promise.resolve();

  const build = (wanted: SceneOptions): Promise<World> =>
    buildWorld(
      { ...wanted, seed: salt === '' ? wanted.seed : `${wanted.seed}/${salt}` },
      { account, roles, endpoint: url, codeFolder: state?.codeFolder ?? null, folders },
    );
  const begin = async (wanted: SceneOptions): Promise<World> => {
    const startAt = wanted.startAt ?? Date.now();
    const made = await build({ ...wanted, startAt });
    if (state === null) return made;
    const old = journal;
    journal = state.begin(wanted, startAt);
    made.inputLog.recordTo(journal);
    old?.close();
    return made;
  };
  let world = recorded === null ? await begin(scene) : await build({ ...recorded.scene, rate: 0 });

  return {
    get world() {
      return world;
    },
    get scene() {
      return scene;
    },
    get isReplaying() {
      return isReplaying;
    },
    reset(next) {
      // Two resets at once would leave one world running that nobody can see.
      const mine = resets.then(async () => {
        const wanted = { ...scene, ...next, round: (scene.round ?? 0) + 1 };
        const made = await begin(wanted);
        world.stop();
        scene = wanted;
        world = made;
      });
      resets = mine.catch(() => undefined);
      return mine;
    },
    async replay(parts) {
      if (state === null || recorded === null) return () => undefined;
      journal = state.resume();
      const { clock, inputLog } = world;
      inputLog.recordTo(journal);
      isReplaying = true;
      const { rate } = recorded.scene;
      const resume = await replayJournal({
        file: state.file,
        clock,
        inputLog,
        rate,
        entries: recorded.entries,
        ...parts,
      });
      isReplaying = false;
      return resume;
    },
    durable: async () => journal?.durable(),
    async close() {
      world.stop();
      await journal?.durable();
      journal?.close();
      state?.close();
    },
  };
}
