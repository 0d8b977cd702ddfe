import { toMs } from '../../lib/domain/time/iso.ts';
import type { WatchEvent } from '../../lib/parts/watcher.ts';
import type { Watcher } from '../../lib/parts/watcher.ts';
import { createWatcher } from '../../lib/watch/create-watcher.ts';
import { createFakeAws, type FakeAws } from './fake-aws.ts';
import type { FakeGroup } from './watched-account.ts';
import type { FakeDeployment } from './fake-deployment.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { silentLog } from '../silent-log.ts';

const START = '2026-11-21T10:00:00.000Z';
export const START_MS = toMs(START);
const MINUTE = 60_000;

export interface WatchWorld {
  clock: FakeClock;
  aws: FakeAws;
  store: MemoryStore;
  watcher: Watcher;
  events: WatchEvent[];
  /** Stops this process and starts another one on the same store. */
  restart(): Promise<void>;
}

/** A watcher on a fake account; not started. */
export function createWatchWorld(): WatchWorld {
  const clock = createFakeClock(START);
  const aws = createFakeAws(clock);
  const store = createMemoryStore();
  const events: WatchEvent[] = [];
  const create = () => {
    const watcher = createWatcher({ clock, targets: [aws], store, log: silentLog, version: '0', random: () => 0.5 });
    watcher.onChange((event) => events.push(event));
    return watcher;
  };
  const world: WatchWorld = {
    clock,
    aws,
    store,
    watcher: create(),
    events,
    async restart() {
      await world.watcher.stop();
      world.watcher = create();
    },
  };
  return world;
}

export const ordersGroup = (change: Partial<FakeGroup> = {}): FakeGroup => ({
  application: 'orders-app',
  group: 'orders',
  functionName: 'orders-api',
  alias: 'live',
  version: '41',
  alarms: { enabled: true, ignorePollAlarmFailure: false, names: ['orders-errors'] },
  ...change,
});

/** Version 41 to 42, ten steps a minute apart from five seconds after its start. Runs for ever by default. */
export function ordersRollout(startedAtMs: number, change: Partial<FakeDeployment> = {}): FakeDeployment {
  return {
    id: 'd-ORDERS',
    application: 'orders-app',
    group: 'orders',
    functionName: 'orders-api',
    alias: 'live',
    from: '41',
    to: '42',
    configName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    createdAtMs: startedAtMs - 2_000,
    startedAtMs,
    steps: Array.from({ length: 10 }, (_, step) => ({
      atMs: startedAtMs + 5_000 + step * MINUTE,
      percent: (step + 1) * 10,
    })),
    end: null,
    ...change,
  };
}
