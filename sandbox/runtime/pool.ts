import type { Environment } from './environment.ts';

/** Enough for handlers that wait; more would only fight over the machine's cores. */
const MOST_PER_VERSION = 4;
const MOST_IN_ALL = 32;
/** Real milliseconds after which an idle process is ended. */
const IDLE_MS = 60_000;

interface Slot {
  key: string;
  environment: Environment;
  busy: boolean;
  idleTimer: NodeJS.Timeout | undefined;
}

interface Waiter {
  key: string;
  start: () => Environment;
  take: (slot: Slot) => void;
  refuse: (error: Error) => void;
}

export interface Pool {
  /** Lends `job` an environment of `key`: waits for a free one, or starts one if there is room. */
  use<T>(key: string, start: () => Environment, job: (environment: Environment) => Promise<T>): Promise<T>;
  size(): number;
  /** Ends every process; running invocations fail. */
  stop(): void;
}

const gone = (): Error => new Error('this account has been stopped or reset');

/** Warm processes by version. */
export function createPool(idleMs: number = IDLE_MS): Pool {
  const slots = new Set<Slot>();
  const waiting: Waiter[] = [];
  let stopped = false;

  const drop = (slot: Slot): void => {
    clearTimeout(slot.idleTimer);
    slots.delete(slot);
    slot.environment.kill();
  };
  const find = (waiter: Waiter): Slot | null => {
    const own = [...slots].filter((slot) => slot.key === waiter.key);
    const free = own.find((slot) => !slot.busy && slot.environment.alive());
    if (free !== undefined) return free;
    if (own.length >= MOST_PER_VERSION) return null;
    if (slots.size >= MOST_IN_ALL) {
      const spare = [...slots].find((slot) => !slot.busy);
      if (spare === undefined) return null;
      drop(spare);
    }
    const slot: Slot = { key: waiter.key, environment: waiter.start(), busy: false, idleTimer: undefined };
    slots.add(slot);
    return slot;
  };
  const serve = (): void => {
    for (let i = 0; i < waiting.length;) {
      const waiter = waiting[i];
      const slot = waiter === undefined ? null : find(waiter);
      if (waiter === undefined || slot === null) {
        i++;
        continue;
      }
      waiting.splice(i, 1);
      slot.busy = true;
      clearTimeout(slot.idleTimer);
      waiter.take(slot);
    }
  };

  return {
    async use(key, start, job) {
      if (stopped) throw gone();
      const slot = await new Promise<Slot>((take, refuse) => {
        waiting.push({ key, start, take, refuse });
        serve();
      });
      try {
        return await job(slot.environment);
      } finally {
        slot.busy = false;
        if (stopped || !slot.environment.alive()) drop(slot);
        else {
          slot.idleTimer = setTimeout(() => drop(slot), idleMs);
          slot.idleTimer.unref();
        }
        if (!stopped) serve();
      }
    },
    size: () => slots.size,
    stop() {
      stopped = true;
      for (const { refuse } of waiting.splice(0)) refuse(gone());
      for (const slot of slots) drop(slot);
    },
  };
}
