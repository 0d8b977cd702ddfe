import type { Clock } from '../../lib/parts/clock.ts';
import type { Store } from '../../lib/parts/store.ts';
import { openStore } from '../../lib/store/open-store.ts';

/** The real store, on a database that ends with the process. */
export const openMemoryStore = (deps: { clock: Clock }): Promise<Store> => openStore('file::memory:', deps);
