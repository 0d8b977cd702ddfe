import type { RunningClock } from '../kernel/create-clock.ts';
import { nextTurn } from '../kernel/next-turn.ts';
import type { Outside } from '../kernel/outside.ts';
import type { EntryOf, Result } from './entry.ts';
import type { Journal } from './journal.ts';

type Event = Omit<EntryOf<'operation'>, 'n' | 'at'> | Omit<EntryOf<'control'>, 'n' | 'at'>;

/**
 * The one door through which anything from outside gets into a world: requests that change it, and results of work that was
 * done outside. Each has a turn of the event loop to itself and sees one time, and is written down with its place before it
 * has any effect.
 */
export interface Intake extends Outside {
  /** Lets one event in. */
  take<T>(describe: () => Event, apply: () => T | Promise<T>): Promise<T>;
  /** Writes down what is not the world's own. */
  note(entry: EntryOf<'struck' | 'asked' | 'ready'>): void;
  /** Writes down everything from now on. */
  record(journal: Journal): void;
  /** Writes down how far the world has come. */
  markPlace(): void;
  /** From now on results are not worked for but told, until `Retelling.end`. */
  retell(looks: readonly EntryOf<'look'>[]): Retelling;
  /** Nothing is let out or written any more: for a world that is given up. */
  close(): void;
}

export interface Retelling {
  /** Throws Error where nothing asked for that result. */
  tell(entry: EntryOf<'result'>): void;
  /** What has had no result yet is worked for now. */
  end(): void;
}

interface Waiting {
  what: string;
  settle: (result: Result) => void;
  work: () => void;
}

export function createIntake(clock: RunningClock): Intake {
  let journal: Journal | null = null;
  let turn: Promise<void> | null = null;
  let marked = { n: -1, at: 0 };
  let calls = 0;
  let untold: Map<number, Waiting> | null = null;
  const looks: EntryOf<'look'>[] = [];

  const place = () => ({ n: clock.steps, at: clock.now() });
  const enter = async (): Promise<void> => {
    for (let busy = turn; busy !== null; busy = turn) await busy;
    clock.hold();
    turn = nextTurn().then(() => {
      turn = null;
      clock.release();
    });
  };
  clock.onAdvance((to) => journal?.append({ k: 'advance', ...place(), to }));

  const attempt = async (work: () => Promise<unknown>): Promise<Result> => {
    try {
      return { value: (await work()) ?? null };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };

  return {
    async take(describe, apply) {
      await enter();
      if (journal !== null) journal.append({ ...describe(), ...place() });
      return apply();
    },
    note: (entry) => journal?.append(entry),
    async call<T>(what: string, work: () => Promise<T>): Promise<T> {
      const call = calls++;
      const live = async (): Promise<Result> => {
        const result = await attempt(work);
        await enter();
        journal?.append({ k: 'result', ...place(), call, what, result });
        return result;
      };
      const result = await (untold === null
        ? live()
        : new Promise<Result>((settle) => untold?.set(call, { what, settle, work: () => void live().then(settle) })));
      return unwrap(result) as T;
    },
    look<T>(what: string, read: () => T): T {
      const known = looks.shift();
      if (known !== undefined) {
        if (known.what !== what) throw new Error(`${what} was looked at in the place of ${known.what}`);
        return unwrap(known.result) as T;
      }
      let result: Result;
      try {
        result = { value: read() };
      } catch (error) {
        result = { error: error instanceof Error ? error.message : String(error) };
      }
      journal?.append({ k: 'look', what, result });
      return unwrap(result) as T;
    },
    record(next) {
      journal = next;
    },
    markPlace() {
      const here = place();
      if (journal === null || (here.n === marked.n && here.at === marked.at)) return;
      marked = here;
      journal.append({ k: 'place', ...here });
    },
    retell(known) {
      const pending = new Map<number, Waiting>();
      untold = pending;
      looks.push(...known);
      return {
        tell({ call, what, result }) {
          const waiting = pending.get(call);
          if (waiting?.what !== what) throw new Error(`nothing asked for the result of ${what}`);
          pending.delete(call);
          waiting.settle(result);
        },
        end() {
          untold = null;
          for (const { work } of pending.values()) work();
        },
      };
    },
    close() {
      journal = null;
    },
  };
}

/** What went in comes out: the journal's lines carry checksums. */
function unwrap(result: Result): unknown {
  if ('error' in result) throw new Error(result.error);
  return result.value;
}
