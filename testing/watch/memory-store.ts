import { isActive } from '../../lib/domain/rollout/is-active.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { SeriesEvent } from '../../lib/domain/series/series-event.ts';
import type { MinuteCount } from '../../lib/parts/cloud-watch.ts';
import type { BypassRecord, SampleStore } from '../../lib/parts/store.ts';
import type { WatchStore } from '../../lib/watch/watch-store.ts';

export interface MemoryStore extends WatchStore {
  kept: {
    rollouts: Map<string, Rollout>;
    groups: Map<string, Group>;
    routed: Map<string, Awaited<ReturnType<SampleStore['routed']>>>;
    events: Map<string, SeriesEvent[]>;
    minutes: MinuteCount[];
    bypasses: BypassRecord[];
  };
  /** Set to make every write fail. */
  broken: boolean;
}

/** The part of the store that the watcher uses, in memory. To the watcher it behaves like the real one. */
export function createMemoryStore(): MemoryStore {
  const kept: MemoryStore['kept'] = {
    rollouts: new Map(),
    groups: new Map(),
    routed: new Map(),
    events: new Map(),
    minutes: [],
    bypasses: [],
  };
  const store: MemoryStore = {
    kept,
    broken: false,
    kind: 'sqlite',
    ping: () => Promise.resolve(),
    rollouts: {
      save: (rollout) => write(() => kept.rollouts.set(rollout.id, structuredClone(rollout))),
      find: (_target, id) => Promise.resolve(structuredClone(kept.rollouts.get(id) ?? null)),
      list: ({ status }) => {
        const items = [...kept.rollouts.values()].filter(
          (rollout) => status === 'all' || isActive(rollout.status) === (status === 'active'),
        );
        return Promise.resolve({ items: structuredClone(items), nextCursor: null });
      },
    },
    groups: {
      save: (group) => write(() => kept.groups.set(group.group, structuredClone(group))),
      list: () => Promise.resolve(structuredClone([...kept.groups.values()])),
      remove: (_target, _application, group) => write(() => kept.groups.delete(group)),
    },
    samples: {
      addRouted: (_target, id, point) =>
        write(() => {
          const others = listIn(kept.routed, id).filter(({ at }) => at !== point.at);
          kept.routed.set(
            id,
            [...others, point].toSorted((a, b) => a.at.localeCompare(b.at)),
          );
        }),
      routed: (_target, id) => Promise.resolve([...(kept.routed.get(id) ?? [])]),
      addEvent: (_target, id, event) => write(() => listIn(kept.events, id).push(event)),
      events: (_target, id) => Promise.resolve([...(kept.events.get(id) ?? [])]),
      saveMinutes: (_target, minutes) => write(() => kept.minutes.push(...minutes)),
      minutes: () => Promise.resolve(kept.minutes),
    },
    bypasses: {
      create: (record) => write(() => kept.bypasses.push(record)),
      update: () => Promise.resolve(),
      open: () => Promise.resolve(kept.bypasses.filter(({ state }) => state !== 'ended')),
      openFor: (_target, application, group) =>
        Promise.resolve(
          kept.bypasses.find((record) => record.application === application && record.group === group) ?? null,
        ),
      find: (id) => Promise.resolve(kept.bypasses.find((record) => record.id === id) ?? null),
    },
  };
  async function write(change: () => unknown): Promise<void> {
    if (store.broken) throw new Error('disk full');
    change();
  }
  return store;
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
