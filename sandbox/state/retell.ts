import type { RunningClock } from '../kernel/create-clock.ts';
import { nextTurn } from '../kernel/next-turn.ts';
import type { Intake } from './create-intake.ts';
import type { Entry, EntryOf } from './entry.ts';
import { StateError } from './journal-line.ts';

export interface RetellParts {
  /** For messages. */
  file: string;
  clock: RunningClock;
  intake: Intake;
  /** Of the scene, before anything was changed. */
  rate: number;
  entries: readonly Entry[];
  /** Lets a recorded request act again, at once. What it answers is of no interest, nor that it was refused. */
  apply: (entry: EntryOf<'operation'> | EntryOf<'control'>) => Promise<unknown>;
  struck: (fault: string) => void;
}

/**
 * Brings a world that has just been built to where its journal ends: the clock takes the steps that it took then, and between
 * them everything that came from outside comes again. Real time stands until the returned function is called: it lets time
 * flow on and begins again what was under way outside. Throws StateError naming the line that does not fit.
 */
export async function retell(parts: RetellParts): Promise<() => void> {
  const { file, clock, intake, entries } = parts;
  const rehearsal = clock.rehearse();
  clock.setRate(parts.rate);
  const retelling = intake.retell(entries.filter((entry) => entry.k === 'look'));
  let latest = clock.now();

  const inItsTurn = async (at: number, happen: () => void): Promise<void> => {
    clock.hold(at);
    happen();
    await nextTurn();
    clock.release();
  };
  const repeat = async (entry: Entry): Promise<void> => {
    if ('n' in entry) {
      while (clock.steps < entry.n) await rehearsal.step();
      if (clock.steps > entry.n) throw new Error('the clock has come too far');
      latest = Math.max(latest, entry.at);
    }
    switch (entry.k) {
      case 'operation':
      case 'control':
        return inItsTurn(entry.at, () => void parts.apply(entry).catch(() => undefined));
      case 'result':
        return inItsTurn(entry.at, () => retelling.tell(entry));
      case 'advance':
        return rehearsal.advanceTo(entry.to);
      case 'struck':
        return parts.struck(entry.fault);
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
        `${file}:${index + 1}: this does not follow from what is recorded before it (${why}); was another version of the sandbox at work?`,
      );
    }
  }
  return () => {
    rehearsal.end(latest);
    retelling.end();
  };
}
