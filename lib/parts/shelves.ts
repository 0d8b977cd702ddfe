import type { Alarm } from '../domain/alarms/alarm.ts';
import type { HookLogs } from '../domain/explain/hook-logs.ts';
import type { Group, PublishedVersion } from '../domain/group/group.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { ConcurrencyFacts, HookFact } from '../domain/preflight/preflight-facts.ts';
import type { Preflight } from '../domain/preflight/preflight.ts';
import type { ColdStarts } from '../domain/series/cold-starts.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { Samples } from './samples.ts';
import type { Series } from '../domain/series/series.ts';
import type { AwsTarget } from './aws-target.ts';
import type { MinuteCount } from './cloud-watch.ts';

/** Recent answers about a target, made once for everybody who asks. Failures are not kept. */
export interface Shelf<T> {
  get(target: AwsTarget, key: string, make: () => Promise<T>): Promise<T>;
  drop(target: string, keyPrefix: string): void;
}

/** Rollouts' histories, each built once for all viewers. */
export interface SeriesShelf {
  /**
   * As of `now` (AWS's time). `read`: reads the samples from the store if they are not in memory. A failed reading is
   * not kept.
   */
  get(rollout: Rollout, now: Iso, read: () => Promise<Samples>): Promise<Series>;
}

/** A group as it was read for deploying. */
export interface GroupReading {
  group: Group;
  /** Why it is older than it should be; null: it is not. */
  unread: string | null;
}

/** A hook that the next deployment would carry over. */
export type CarriedHook = Pick<HookFact, 'event' | 'functionName'>;

/**
 * What queries keep for the whole process, so that a further viewer costs AWS nothing. null within an answer: AWS did
 * not answer.
 */
export interface Shelves {
  plans: Shelf<Plan[]>;
  coldStarts: Shelf<ColdStarts>;
  hookLogs: Shelf<HookLogs>;
  groups: Shelf<GroupReading>;
  carriedHooks: Shelf<CarriedHook[] | null>;
  preflight: Shelf<Preflight>;
  alarmsBelow: Shelf<Alarm[] | null>;
  hooks: Shelf<HookFact[] | null>;
  versions: Shelf<PublishedVersion[] | null>;
  concurrency: Shelf<ConcurrencyFacts | null>;
  minutes: Shelf<MinuteCount[] | null>;
  series: SeriesShelf;
}
