import type { WatchLog } from '../log.ts';

export const silentLog: WatchLog = { info: () => {}, warn: () => {}, error: () => {} };
