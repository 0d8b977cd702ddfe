import type { Said } from './said.ts';
import type { Iso } from '../time/iso.ts';
import { ACTION_NAMES } from './action.ts';

export const AUDIT_ACTIONS = [
  ...ACTION_NAMES,
  /** Nobody asked for it here: Sluice saw that a bypass had ended elsewhere. */
  'bypass-ended',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `pending`: the intent was written and no outcome is known (yet, or for ever after a crash). */
export type AuditOutcome =
  | { kind: 'pending' }
  | { kind: 'done'; at: Iso; said: Said[]; awsRequestId: string | null }
  | { kind: 'refused'; at: Iso; code: string; said: Said[] }
  | { kind: 'failed'; at: Iso; code: string; said: Said[]; awsRequestId: string | null };

/** Why Sluice ends a bypass: a deployment succeeded, the time came, or somebody else ended it. */
export type EndOfBypass =
  /** `rolloutId` null: an earlier process decided it, and which one it was is not known any more. */
  | { kind: 'success'; rolloutId: string | null }
  | { kind: 'time'; setBy: string }
  | { kind: 'elsewhere' }
  /** As it was said before facts were kept. */
  | { kind: 'words'; text: string };

export interface AuditEntry {
  id: string;
  at: Iso;
  /** A person's name, or "sluice" when it acted by itself (re-arming), "outside Sluice" for what it only saw. */
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
  /** What the person wrote; of an entry about the end of a bypass, what was written when it began. */
  reason: string;
  /** Whose bypass ends, and why; left out of every other entry. */
  ends?: { by: string; why: EndOfBypass };
  outcome: AuditOutcome;
  /** What it was and what it became, in the fields that the action touches. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
