import type { AwsTarget } from '../parts/aws-target.ts';
import type { Clock } from '../parts/clock.ts';
import type { WatchStore } from './watch-store.ts';
import type { WatchLog } from './log.ts';
import type { Picture } from './picture/picture.ts';
import type { Recorder } from './hand-on/record.ts';

/** What every reading of one target works with. */
export interface TargetContext {
  aws: AwsTarget;
  /** Every configured target, this one among them. */
  targetNames: ReadonlySet<string>;
  clock: Clock;
  store: WatchStore;
  log: WatchLog;
  picture: Picture;
  recorder: Recorder;
  /** AWS's time. This machine's until AWS has answered once. */
  now: () => Date;
  /** This machine's time as it passes, ms: it is never set (Clock.monotonicMs). */
  nowMs: () => number;
  /** Groups that AWS no longer has, to be published. */
  gone: { target: string; application: string; group: string }[];
  /** Marks what a reading may have changed, to be compared and published afterwards. */
  touched: { rollouts: Set<string>; groups: Set<string> };
}
