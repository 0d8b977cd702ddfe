import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SceneOptions } from '../scenario/build-world.ts';
import { checkScene } from './check-scene.ts';
import type { Entry, RecordedScene } from './entry.ts';
import { hashProgram } from './hash-program.ts';
import { readJournal, StateError } from './journal-line.ts';
import { beginJournal, continueJournal, type Journal } from './journal.ts';
import { lockFolder } from './lock-folder.ts';

/** A folder that holds all that is needed to have the same account again. */
export interface State {
  /** For messages. */
  readonly file: string;
  /** Copies of handlers' folders. */
  readonly codeFolder: string;
  /** What was recorded; null: nothing yet. */
  readonly recorded: { scene: RecordedScene; entries: readonly Entry[] } | null;
  /** Whether another version of the sandbox recorded it. */
  readonly isForeign: boolean;
  /** The rate that was last asked for by a start. */
  readonly askedRate: number | null;
  /** Whether what the first start asked for has been set up. */
  readonly isReady: boolean;
  /** Starts the record anew. `startAt`: the simulated time that `scene` was built for. */
  begin(scene: SceneOptions, startAt: number): Journal;
  /** Goes on with what was recorded. */
  resume(): Journal;
  /** How often what was called, as it was last saved; null: never. */
  readonly calls: string | null;
  saveCalls(text: string): void;
  /** Gives the folder free for another process. */
  close(): void;
}

const JOURNAL = 'journal';
const CALLS = 'calls.json';
const OWN = new Set([JOURNAL, 'journal.new', 'lock', 'lock-journal', 'code', CALLS, `${CALLS}.new`]);

/** Whether an account has been kept in the folder. */
export const holdsState = (folder: string): boolean => existsSync(join(folder, JOURNAL));

/**
 * Opens, or makes, a state folder. Throws StateError: another process uses it, it holds other things, its journal is damaged, or
 * it was made for a scene that is not the one that is asked for.
 */
export function openState(path: string, asked: Partial<SceneOptions>): State {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, JOURNAL);
  const foreign = readdirSync(folder).find((name) => !OWN.has(name));
  if (!existsSync(file) && foreign !== undefined)
    throw new StateError(
      `${folder} holds other things (${foreign}); name a folder of its own, it is made where it is missing`,
    );
  const release = lockFolder(folder);
  try {
    const read = existsSync(file) ? readJournal(file, readFileSync(file)) : null;
    const first = read?.entries[0];
    const scene = first?.k === 'scene' ? first.scene : null;
    if (scene !== null) checkScene(folder, scene, asked);
    const calls = join(folder, CALLS);
    let savedCalls = '';
    const entries = read?.entries ?? [];
    const isReady = entries.some(({ k }) => k === 'ready');
    const askedRate = entries.findLast((entry) => entry.k === 'asked')?.rate ?? scene?.asked.rate ?? null;
    let begun = false;
    let madeFor = scene?.asked;
    const codeFolder = join(folder, 'code');
    sweep(codeFolder, entries);
    return {
      file,
      codeFolder,
      isForeign: scene !== null && scene.program !== hashProgram(),
      calls: existsSync(calls) ? readFileSync(calls, 'utf8') : null,
      saveCalls(text) {
        if (text === savedCalls) return;
        savedCalls = text;
        writeFileSync(`${calls}.new`, text);
        renameSync(`${calls}.new`, calls);
      },
      recorded: read === null || scene === null ? null : { scene, entries: read.entries },
      askedRate,
      isReady,
      begin({ startAt: wanted, ...made }, startAt) {
        // What the folder was made for is remembered over every reset, so that the same command line goes on fitting.
        madeFor ??= { ...made, startAt: wanted };
        const fresh = { program: hashProgram(), ...made, startAt, startsNow: wanted === null, asked: madeFor };
        const again = begun || isReady;
        begun = true;
        return beginJournal(file, [
          { k: 'scene', format: 1, scene: fresh },
          ...(askedRate === null ? [] : [{ k: 'asked', rate: askedRate } as const]),
          // Only a sandbox that has been set up is reset.
          ...(again ? [{ k: 'ready' } as const] : []),
        ]);
      },
      resume: () => continueJournal(file, read?.bytes ?? 0, read?.entries.at(-1)),
      close: release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Removes copies that no version has: half made ones, and those of before a reset. */
function sweep(codeFolder: string, entries: readonly Entry[]): void {
  if (!existsSync(codeFolder)) return;
  const kept = new Set(
    entries.flatMap((entry) =>
      entry.k === 'result' && entry.what === 'code' && 'value' in entry.result
        ? [(entry.result.value as { name: string }).name]
        : [],
    ),
  );
  for (const name of readdirSync(codeFolder))
    if (!kept.has(name)) rmSync(join(codeFolder, name), { recursive: true, force: true });
}
