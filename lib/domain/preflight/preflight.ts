import type { Detection } from '../detection/detection.ts';
import type { Iso } from '../time/iso.ts';
import type { Plan } from '../plan/plan.ts';
import type { HookFact } from './preflight-facts.ts';

/**
 * blocks: a deployment started now would fail or be stopped. warns: it would run without the guard that people expect.
 * notes: worth knowing.
 */
export type Severity = 'blocks' | 'warns' | 'notes';

/** The kind of a finding. One code can appear once per alarm, hook or version. */
export type FindingCode =
  | 'group-busy'
  | 'alias-busy'
  | 'alias-shared'
  | 'alarm-red'
  | 'alarm-missing'
  | 'alarm-no-data'
  | 'alarm-wrong-dimensions'
  | 'alarm-too-slow'
  | 'alarm-alias-wide'
  | 'alarm-missing-data-trips'
  | 'alarm-missing-data-blinds'
  | 'alarm-few-samples'
  | 'no-alarms'
  | 'rollback-off'
  | 'rollback-not-on-alarm'
  | 'ignore-poll-failure'
  | 'bypassed'
  | 'alarms-ignored-for-it'
  | 'hook-missing'
  | 'hook-not-permitted'
  | 'alias-split'
  | 'alias-moved'
  | 'alias-gone'
  | 'alias-version-gone'
  | 'reserved-concurrency'
  | 'provisioned-on-baseline-only'
  | 'same-version'
  | 'version-missing'
  | 'versions-apart'
  | 'detection-poor';

/** One thing that pre-flight found, in this case's own numbers. */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** The fact, in one sentence. */
  sentence: string;
  /** What to do about it, in a sentence. */
  remedy: string;
  /** The alarm, hook function or version that it is about; null: the group as a whole. */
  subject: string | null;
  /** When it became so, if AWS says; null: not known. */
  since: Iso | null;
}

/** What would happen if a deployment of the group started now. */
export interface Preflight {
  /** AWS's time. */
  madeAt: Iso;
  /** Worst first. Empty: no findings in what could be read (see `unread`). */
  findings: Finding[];
  /** How the config that it would use shifts traffic, as the config is now; null: not known. */
  plan: Plan | null;
  /** The hooks that it would call: those of the group's last deployment. null: not known, or they could not be read. */
  hooks: HookFact[] | null;
  /** null: the plan, the alarms or the traffic are not known; `unread` says which. */
  detection: Detection | null;
  /** What could not be read, in sentences, so that silence does not look like "fine". */
  unread: string[];
}
