import type { Parts } from '../parts/parts.ts';

/** What every command works with. */
export type CommandParts = Pick<Parts, 'clock' | 'targets' | 'watcher' | 'store' | 'turns'>;
