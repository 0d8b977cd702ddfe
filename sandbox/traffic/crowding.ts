import type { SimMs } from '../kernel/clock.ts';
import type { Rooms, Router } from '../kernel/routing-port.ts';
import { blockedShare } from './erlang.ts';
import { rateAt, type Flow } from './flow.ts';
import { sharesOf } from './pick-version.ts';

/** Rates drift by the hour and routes by the minute, so this is often enough. */
const LOOK_AGAIN_MS = 10_000;
const MINUTE = 60_000;

export interface CrowdingParts {
  router: Router;
  /** Absent: no limits. */
  rooms?: Rooms | undefined;
  flows: ReadonlyMap<string, Flow>;
  /** The mean duration of the version's calls, in milliseconds; null: not known yet. */
  meanDurationMs: (functionName: string, version: string, at: SimMs) => number | null;
}

/** What happens to a version's calls, as shares of 0–1. */
export interface Crowd {
  /** Share of all calls that find no free provisioned environment; 1 if there are none. */
  spilled: number;
  /** Share of those that find no other room and are throttled. */
  lost: number;
  /** Provisioned environments. */
  places: number;
}

export interface Crowding {
  of(functionName: string, version: string, at: SimMs): Crowd;
  /** Flows or behaviours have changed. */
  lookAgain(): void;
}

/**
 * Concurrency of the built-in load: rate × duration is how much runs at once on average, and Erlang's formula gives the
 * share that finds the function's reservation, or the room that all unreserved functions share, full. What exceeds a
 * version's provisioned concurrency spills over to that room.
 */
export function createCrowding({ router, rooms, flows, meanDurationMs }: CrowdingParts): Crowding {
  let crowds = new Map<string, Map<string, Crowd>>();
  let lookedAt = -Infinity;
  let revision = -1;

  const look = (limits: Rooms, at: SimMs): void => {
    crowds = new Map();
    let sharedLoad = 0;
    let sharedPlaces: number | null = null;
    const sharing: Map<string, Crowd>[] = [];
    for (const [functionName, byVersion] of loadsOf(at)) {
      let onDemand = 0;
      const crowd = new Map<string, Crowd>();
      for (const [version, load] of byVersion) {
        const places = limits.provisionedFor(functionName, version);
        const spilled = places === 0 ? 1 : blockedShare(load, places);
        crowd.set(version, { spilled, lost: 0, places });
        onDemand += load * spilled;
      }
      if (router.reservedConcurrency(functionName) === null) {
        sharedLoad += onDemand;
        // The same for all of them, and expensive to ask for.
        sharedPlaces ??= limits.onDemandRoom(functionName).limit;
        sharing.push(crowd);
      } else lose(crowd, blockedShare(onDemand, limits.onDemandRoom(functionName).limit));
      crowds.set(functionName, crowd);
    }
    const lost = sharedPlaces === null ? 0 : blockedShare(sharedLoad, sharedPlaces);
    for (const crowd of sharing) lose(crowd, lost);
  };

  /** How many calls of each version would run at once. */
  const loadsOf = (at: SimMs): Map<string, Map<string, number>> => {
    const loads = new Map<string, Map<string, number>>();
    for (const flow of flows.values()) {
      const route = router.route(flow.functionName, flow.alias);
      if (route === null) continue;
      const perMs = rateAt(flow, at) / MINUTE;
      let own = loads.get(flow.functionName);
      if (own === undefined) loads.set(flow.functionName, (own = new Map()));
      for (const { version, share } of sharesOf(route)) {
        const load = perMs * share * (meanDurationMs(flow.functionName, version, at) ?? 0);
        own.set(version, (own.get(version) ?? 0) + load);
      }
    }
    return loads;
  };

  return {
    of(functionName, version, at) {
      if (rooms === undefined) return ROOM;
      if (at >= lookedAt + LOOK_AGAIN_MS || revision !== rooms.concurrencyRevision()) {
        lookedAt = at;
        revision = rooms.concurrencyRevision();
        look(rooms, at);
      }
      return crowds.get(functionName)?.get(version) ?? ROOM;
    },
    lookAgain() {
      lookedAt = -Infinity;
    },
  };
}

const ROOM: Crowd = { spilled: 1, lost: 0, places: 0 };

/** Less than one call in a million counts as none: the path for unlimited calls is faster. */
const lose = (crowd: Map<string, Crowd>, lost: number): void => {
  if (lost >= 1e-6) for (const part of crowd.values()) part.lost = lost;
};
