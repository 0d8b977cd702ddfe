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
  | { kind: 'done'; at: Iso; message: string; awsRequestId: string | null }
  | { kind: 'refused'; at: Iso; code: string; message: string }
  | { kind: 'failed'; at: Iso; code: string; message: string; awsRequestId: string | null };

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
  reason: string;
  outcome: AuditOutcome;
  /** What it was and what it became, in the fields that the action touches. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}
