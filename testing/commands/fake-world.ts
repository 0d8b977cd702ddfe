import type { CommandParts } from '../../lib/commands/command-parts.ts';
import { createTurns } from '../../lib/commands/create-turns.ts';
import type { Actor } from '../../lib/domain/acting/actor.ts';
import type { Parts } from '../../lib/parts/parts.ts';
import type { Store } from '../../lib/parts/store.ts';
import { createShelves } from '../../lib/queries/shelves/create-shelves.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { makeTarget } from '../aws/make-target.ts';
import { createFakeClock } from '../fake-clock.ts';
import { codeDeployOf } from './account-code-deploy.ts';
import { lambdaOf } from './account-lambda.ts';
import { watcherOf } from './account-picture.ts';
import { createFakeAccount, type FakeAccount } from './fake-account.ts';

export const mara: Actor = { name: 'mara', role: 'operator' };

/** One group and one rollout in a minimal fake AWS, with the real store. Time passes only when a command waits. */
export interface World extends FakeAccount {
  deps: CommandParts & Pick<Parts, 'shelves'>;
  store: Store;
  /** What happens in AWS while somebody waits. */
  whileWaiting: () => void;
  pass(ms: number): void;
}

export async function createWorld(): Promise<World> {
  const clock = createFakeClock('2026-11-21T14:04:10.000Z', () => world.whileWaiting());
  const store = await openStore('file::memory:', { clock });
  const account = createFakeAccount(clock);
  const { called } = account;
  const target = makeTarget(clock, {
    codeDeploy: codeDeployOf(account),
    lambda: lambdaOf(account),
    cloudWatch: {
      versionMinutes: () => called('read', () => []),
      peakConcurrency: () => called('read', () => null),
    },
    logs: {
      recent: () => called('read', () => []),
      all: () => called('read', () => ({ lines: [], isComplete: true })),
    },
  });
  const watcher = watcherOf(account);
  const shelves = createShelves({ clock, watcher, live: { publish: () => undefined } });
  // The account itself, as tests change its state.
  const world: World = Object.assign(account, {
    deps: { clock, targets: [target], watcher, store, turns: createTurns(), shelves },
    store,
    whileWaiting: () => undefined,
    pass: clock.pass,
  });
  return world;
}

export async function auditOf(world: World) {
  const page = await world.store.audit.list({
    limit: 50,
    cursor: null,
    target: null,
    group: null,
    action: null,
    search: null,
  });
  return page.items;
}
