import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nameOf, USUAL_ACCOUNT, type Account } from '../kernel/account.ts';
import type { SceneOptions } from '../scenario/build-world.ts';
import type { Entry, RecordedScene } from './entry.ts';
import { readJournal, StateError } from './journal-line.ts';
import { beginJournal, continueJournal, type Journal } from './journal.ts';
import { lockFolder } from './lock-folder.ts';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** A folder with everything needed to restore an account. */
export interface State {
  readonly file: string;
  /** The account and region that it is of. */
  readonly account: Account;
  /** Copies of handlers' folders. */
  readonly codeFolder: string;
  /** The journal; null: none yet. */
  readonly recorded: { scene: RecordedScene; entries: readonly Entry[] } | null;
  /** Whether another version of the sandbox wrote the journal. */
  readonly isForeign: boolean;
  /** The rate that a start last asked for. */
  readonly askedRate: number | null;
  /** Whether everything that the first start asked for is set up. */
  readonly isReady: boolean;
  /** Begins a new journal. `startAt`: the simulated time that `scene` was built for. */
  begin(scene: SceneOptions, startAt: number): Journal;
  /** Continues the journal. */
  resume(): Journal;
  /** Counts of calls as last saved; null: never saved. */
  readonly calls: string | null;
  saveCalls(text: string): void;
  /** Releases the folder for another process. */
  close(): void;
}

const JOURNAL = 'journal';
const CALLS = 'calls.json';
/** States of further accounts and regions. */
const MORE = 'targets';
const OWN = new Set([JOURNAL, 'journal.new', 'lock', 'lock-journal', 'code', CALLS, `${CALLS}.new`, MORE]);

/** Where a state folder keeps a further account and region. */
export const folderOf = (folder: string, { accountId, region }: Account): string =>
  join(folder, MORE, `${accountId}-${region}`);

/** The further accounts and regions that a state folder has. */
export function keptTargets(folder: string): Account[] {
  const more = join(folder, MORE);
  if (!existsSync(more)) return [];
  return readdirSync(more).flatMap((name) => {
    const [, accountId = '', region = ''] = /^(\d{12})-([a-z0-9-]+)$/.exec(name) ?? [];
    return accountId !== '' && holdsState(join(more, name)) ? [{ accountId, region }] : [];
  });
}

/** Whether the folder has an account. */
export const holdsState = (folder: string): boolean => existsSync(join(folder, JOURNAL));

/**
 * Opens or creates a state folder; `account`: the one asked for, if any. Throws StateError if another process uses
 * it, it holds other things, its journal is damaged, or it was made for another scene than the one asked for.
 */
export function openState(path: string, asked: Partial<SceneOptions>, account: Account | null = null): State {
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
    const kept = scene === null ? (account ?? USUAL_ACCOUNT) : (scene.account ?? USUAL_ACCOUNT);
    if (account !== null && nameOf(account) !== nameOf(kept))
      throw new StateError(`${folder} holds ${nameOf(kept)}, not ${nameOf(account)}: take another folder`);
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
      account: kept,
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
        // Kept over every reset, so that the command line of the first start still fits.
        madeFor ??= { ...made, startAt: wanted };
        const fresh = {
          program: hashProgram(),
          account: kept,
          ...made,
          startAt,
          startsNow: wanted === null,
          asked: madeFor,
        };
        const again = begun || isReady;
        begun = true;
        return beginJournal(file, [
          { k: 'scene', format: 1, scene: fresh },
          ...(askedRate === null ? [] : [{ k: 'asked', rate: askedRate } as const]),
          // Only a sandbox that is set up can be reset.
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

/** Removes copies that no version uses: unfinished ones, and those from before a reset. */
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

/** Throws StateError if the wanted scene is neither the folder's first one nor the one of its last reset. */
function checkScene(folder: string, recorded: RecordedScene, wanted: Partial<SceneOptions>): void {
  const { scenario, seed, startAt, asked } = recorded;
  const refuse = (option: string, held: string | number, given: string | number): never => {
    throw new StateError(
      `${folder} holds an account with --${option} ${held}, not ${given}: leave the option out, or take another folder`,
    );
  };
  if (wanted.scenario !== undefined && wanted.scenario !== scenario && wanted.scenario !== asked.scenario)
    refuse('scenario', scenario, wanted.scenario);
  if (wanted.seed !== undefined && String(wanted.seed) !== String(seed) && String(wanted.seed) !== String(asked.seed))
    refuse('seed', seed, wanted.seed);
  const start = wanted.startAt ?? null;
  if (start !== null && start !== startAt && start !== asked.startAt)
    refuse('start', new Date(startAt).toISOString(), new Date(start).toISOString());
}

const SANDBOX = fileURLToPath(new URL('..', import.meta.url));

/** Identifies the sandbox's sources: another version may replay the same journal differently. */
function hashProgram(): string {
  const hash = createHash('sha256');
  const names = readdirSync(SANDBOX, { recursive: true, encoding: 'utf8' });
  for (const name of names.toSorted()) {
    if (!/\.(ts|mjs)$/.test(name) || /\.test\.ts$|^(clients|testing|examples)\b/.test(name)) continue;
    hash.update(`${name}\0`).update(readFileSync(join(SANDBOX, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
