import type { RunningClock } from '../kernel/create-clock.ts';
import { nextTurn } from '../kernel/next-turn.ts';
import type { InputLog } from './create-input-log.ts';
import type { Entry, EntryOf } from './entry.ts';
import { StateError } from './journal-line.ts';

export interface ReplayParts {
  file: string;
  clock: RunningClock;
  inputLog: InputLog;
  /** The rate at the start of the journal, before anything changed it. */
  rate: number;
  entries: readonly Entry[];
  /** Runs a recorded request again, at once. Its answer does not matter, nor whether it was refused. */
  run: (entry: EntryOf<'operation'> | EntryOf<'control'>) => Promise<unknown>;
  hitFault: (fault: string) => void;
}

/**
 * Brings a world that has just been built to where its journal ends: the clock takes the recorded steps, and between
 * them every recorded input runs again. Real time stands still until the returned function is called: it lets time flow
 * again and restarts the work that was under way outside. Throws StateError naming the line that does not fit.
 */
export async function replayJournal(parts: ReplayParts): Promise<() => void> {
  const { file, clock, inputLog, entries } = parts;
  const clockReplay = clock.startReplay();
  clock.setRate(parts.rate);
  const inputs = inputLog.replay(entries.filter((entry) => entry.k === 'look'));
  let latest = clock.now();

  const inOneTurn = async (at: number, happen: () => void): Promise<void> => {
    clock.hold(at);
    happen();
    await nextTurn();
    clock.release();
  };
  const repeat = async (entry: Entry): Promise<void> => {
    if ('n' in entry) {
      while (clock.steps < entry.n) await clockReplay.step();
      if (clock.steps > entry.n) throw new Error('the clock has come too far');
      latest = Math.max(latest, entry.at);
    }
    switch (entry.k) {
      case 'operation':
      case 'control':
        return inOneTurn(entry.at, () => void parts.run(entry).catch(() => undefined));
      case 'result':
        return inOneTurn(entry.at, () => inputs.resolve(entry));
      case 'advance':
        return clockReplay.advanceTo(entry.to);
      case 'struck':
        return parts.hitFault(entry.fault);
      case 'scene':
      case 'look':
      case 'asked':
      case 'ready':
      case 'place':
        return undefined;
    }
  };

  for (const [index, entry] of entries.entries()) {
    try {
      await repeat(entry);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StateError(
        `${file}:${index + 1}: this line does not follow from the lines before it (${why}); did another version of the sandbox write it?`,
      );
    }
  }
  return () => {
    clockReplay.end(latest);
    inputs.end();
  };
}
