import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../lib/parts/clock.ts';
import type { Store } from '../../lib/parts/store.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { createFakeClock } from '../fake-clock.ts';

export interface TestDatabase {
  url: string;
  open(): Promise<Store>;
  dispose(): Promise<void>;
}

/** Nobody moves it. */
export const fixedClock: Clock = createFakeClock('2026-11-21T12:00:00.000Z');

/** The databases that every store test runs on. */
export const databases: { name: string; create: (clock?: Clock) => TestDatabase }[] = [
  {
    name: 'sqlite',
    create(clock = fixedClock) {
      const folder = mkdtempSync(join(tmpdir(), 'sluice-store-'));
      const url = `file:${join(folder, 'sluice.db')}`;
      const opened: Store[] = [];
      return {
        url,
        async open() {
          const store = await openStore(url, { clock });
          opened.push(store);
          return store;
        },
        async dispose() {
          await Promise.all(opened.map((store) => store.close()));
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  },
];
