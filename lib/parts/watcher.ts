import type { Group } from '../domain/group/group.ts';
import type { Health } from '../domain/live/health.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { RolloutSamples } from './samples.ts';
import type { StreamEvent } from '../domain/live/stream.ts';

/** What the watcher publishes: facts for the stream, and samples once they are written. */
export type WatchEvent = Exclude<StreamEvent, { type: 'series' }> | { type: 'samples'; data: RolloutSamples };

export interface Watcher {
  start(): void;
  stop(): Promise<void>;
  health(): Health;
  groups(target: string): Group[];
  group(target: string, application: string, group: string): Group | null;
  /** Active rollouts, and those that ended while this process watched. */
  rollouts(target: string): Rollout[];
  rollout(target: string, id: string): Rollout | null;
  /**
   * Reads the rollout (and its group, alias, alarms) from AWS now, outside the schedule; also rebuilds one that was
   * never watched. Throws AppError NOT_FOUND, AWS_*. Follows it closely for the next half minute.
   */
  refreshRollout(target: string, id: string): Promise<Rollout>;
  /** Reads the group's configuration, alias and alarms now. */
  refreshGroup(target: string, application: string, group: string): Promise<Group>;
  onChange(listener: (event: WatchEvent) => void): () => void;
}
