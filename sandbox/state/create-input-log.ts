import type { RunningClock } from '../kernel/create-clock.ts';
import { nextTurn } from '../kernel/next-turn.ts';
import type { Outside } from '../kernel/outside.ts';
import type { EntryOf, Result } from './entry.ts';
import type { Journal } from './journal.ts';

type Input = Omit<EntryOf<'operation'>, 'n' | 'at'> | Omit<EntryOf<'control'>, 'n' | 'at'>;

/**
 * Every input to a world passes through here: requests that change it, and results of work done outside. Inputs run one
 * at a time, each in its own turn of the event loop and at one simulated time. Each is in the journal before it takes
 * effect.
 */
export interface InputLog extends Outside {
  /** Records a request and runs it. */
  perform<T>(describe: () => Input, run: () => T | Promise<T>): Promise<T>;
  /** Appends an entry that is no input. */
  append(entry: EntryOf<'struck' | 'asked' | 'ready'>): void;
  /** Records to this journal from now on. */
  recordTo(journal: Journal): void;
  /** Records how far the world has come. */
  savePosition(): void;
  /** From now on results and reads come from the journal, until `Replay.end`. */
  replay(reads: readonly EntryOf<'look'>[]): Replay;
  /** Stops recording, for a world that is thrown away. */
  close(): void;
}

interface Replay {
  /** Hands over a recorded result. Throws Error if the world has not asked for it. */
  resolve(entry: EntryOf<'result'>): void;
  /** Starts the work that still has no result. */
  end(): void;
}

interface PendingCall {
  what: string;
  settle: (result: Result) => void;
  start: () => void;
}

export function createInputLog(clock: RunningClock): InputLog {
  let journal: Journal | null = null;
  let turn: Promise<void> | null = null;
  let saved = { n: -1, at: 0 };
  let calls = 0;
  let pending: Map<number, PendingCall> | null = null;
  const reads: EntryOf<'look'>[] = [];

  const position = () => ({ n: clock.steps, at: clock.now() });
  const takeTurn = async (): Promise<void> => {
    for (let busy = turn; busy !== null; busy = turn) await busy;
    clock.hold();
    turn = nextTurn().then(() => {
      turn = null;
      clock.release();
    });
  };
  clock.onAdvance((to) => journal?.append({ k: 'advance', ...position(), to }));

  return {
    async perform(describe, run) {
      await takeTurn();
      if (journal !== null) journal.append({ ...describe(), ...position() });
      return run();
    },
    append: (entry) => journal?.append(entry),
    async call<T>(what: string, work: () => Promise<T>): Promise<T> {
      const call = calls++;
      const live = async (): Promise<Result> => {
        const result = await settle(work);
        await takeTurn();
        journal?.append({ k: 'result', ...position(), call, what, result });
        return result;
      };
      const result = await (pending === null
        ? live()
        : new Promise<Result>((settle) => pending?.set(call, { what, settle, start: () => void live().then(settle) })));
      return unwrap(result) as T;
    },
    look<T>(what: string, read: () => T): T {
      const known = reads.shift();
      if (known !== undefined) {
        if (known.what !== what) throw new Error(`it read ${what} where the journal has ${known.what}`);
        return unwrap(known.result) as T;
      }
      const result = attempt(read);
      journal?.append({ k: 'look', what, result });
      return unwrap(result) as T;
    },
    recordTo(next) {
      journal = next;
    },
    savePosition() {
      const here = position();
      if (journal === null || (here.n === saved.n && here.at === saved.at)) return;
      saved = here;
      journal.append({ k: 'place', ...here });
    },
    replay(recorded) {
      const waiting = new Map<number, PendingCall>();
      pending = waiting;
      reads.push(...recorded);
      return {
        resolve({ call, what, result }) {
          const one = waiting.get(call);
          if (one?.what !== what) throw new Error(`nothing asked for the result of ${what}`);
          waiting.delete(call);
          one.settle(result);
        },
        end() {
          pending = null;
          for (const { start } of waiting.values()) start();
        },
      };
    },
    close() {
      journal = null;
    },
  };
}

const failure = (error: unknown): Result => ({ error: error instanceof Error ? error.message : String(error) });

async function settle(work: () => Promise<unknown>): Promise<Result> {
  try {
    return { value: (await work()) ?? null };
  } catch (error) {
    return failure(error);
  }
}

function attempt(read: () => unknown): Result {
  try {
    return { value: read() };
  } catch (error) {
    return failure(error);
  }
}

/** The value as it was recorded: checksums guard the journal's lines. */
function unwrap(result: Result): unknown {
  if ('error' in result) throw new Error(result.error);
  return result.value;
}
