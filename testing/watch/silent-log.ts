import type { WatchLog } from '../../lib/watch/log.ts';

export const silentLog: WatchLog = { info: () => {}, warn: () => {}, error: () => {} };
