import type { Alarm } from '../alarms/alarm.ts';
import type { Group, PublishedVersion } from '../group/group.ts';
import type { Iso } from '../time/iso.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import type { Plan } from '../plan/plan.ts';

/** A hook function that a deployment would call. */
export interface HookFact {
  event: 'BeforeAllowTraffic' | 'AfterAllowTraffic';
  functionName: string;
  /** Whether Lambda has the function; null: could not be read. */
  exists: boolean | null;
}

/** Concurrency of the function, in simultaneous executions. */
export interface ConcurrencyFacts {
  /** null: none is reserved. */
  reserved: number | null;
  /** Provisioned per qualifier (version or alias). */
  provisioned: { qualifier: string; requested: number; available: number; status: string }[];
  /** Highest number of simultaneous executions in a minute of the last hours; null: no data. */
  peak: number | null;
}

/** Everything that pre-flight looks at. null members could not be read: they lead to `unread`, never to a finding. */
export interface PreflightFacts {
  /** AWS's time. */
  now: Iso;
  group: Group;
  /** Alarms that the group's composite alarms look at, as far as they could be read. */
  children: Alarm[];
  /** The config that the deployment would use. */
  plan: Plan | null;
  /** The version that it would move to; null: not chosen, so findings say "a new version". */
  candidateVersion: string | null;
  versions: PublishedVersion[] | null;
  hooks: HookFact[] | null;
  concurrency: ConcurrencyFacts | null;
  /** Minutes of the versions behind the alias over the last hours: the one that it is on, and others that had calls. */
  minutes: MinuteCount[] | null;
}
