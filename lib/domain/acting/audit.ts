import type { Said } from './said.ts';
import type { Iso } from '../time/iso.ts';
import { ACTION_NAMES } from './action.ts';

export const AUDIT_ACTIONS = [
  ...ACTION_NAMES,
  /** Nobody asked for it here: Sluice saw that a bypass had ended without it. */
  'bypass-ended',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** AWS did not do it yet, and is being asked again: how often it was asked, and its last answer. */
export interface AskedAgain {
  tries: number;
  answer: string;
}

/** `pending`: the intent was written, and no outcome is known. It stays so if Sluice crashed before it knew. */
export type AuditOutcome =
  | { kind: 'pending'; again?: AskedAgain }
  | { kind: 'done'; at: Iso; said: Said[]; awsRequestId: string | null }
  /** AWS took it, but when Sluice looked, not all of what was asked had happened: `said` tells what had. */
  | { kind: 'partly'; at: Iso; said: Said[]; awsRequestId: string | null }
  | { kind: 'refused'; at: Iso; code: string; said: Said[] }
  | { kind: 'failed'; at: Iso; code: string; said: Said[]; awsRequestId: string | null };

/** Why Sluice ends a bypass: a deployment succeeded, the time came, or somebody else ended it. */
export type EndOfBypass =
  /** `rolloutId` null: an earlier process decided it, and which rollout it was is not known. */
  | { kind: 'success'; rolloutId: string | null }
  | { kind: 'time'; setBy: string }
  | { kind: 'elsewhere' }
  /** An entry from before facts were kept. */
  | { kind: 'words'; text: string };

export interface AuditEntry {
  id: string;
  at: Iso;
  /** A person's name, "sluice" when it acted by itself (re-arming), or "outside Sluice" for what it only saw. */
  actor: string;
  action: AuditAction;
  target: string;
  subject: {
    application: string;
    group: string;
    rolloutId: string | null;
    functionName: string | null;
    alias: string | null;
  };
  /** What the person wrote. At the end of a bypass: what was written when it began. */
  reason: string;
  /** Whose bypass ends, and why. Absent from every other entry. */
  ends?: { by: string; why: EndOfBypass };
  outcome: AuditOutcome;
  /** State before and after, in the fields that the action touches. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
