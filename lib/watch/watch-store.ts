import type { Store } from '../parts/store.ts';

/** What the watcher uses of the store. */
export type WatchStore = Pick<Store, 'rollouts' | 'samples' | 'groups' | 'bypasses' | 'ping' | 'kind'>;
