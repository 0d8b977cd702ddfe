import type { AuditAction, AuditEntry } from '../../domain/acting/audit.ts';
import type { Store } from '../../parts/store.ts';

/** Sluice itself, in the audit log. */
export const SLUICE = 'sluice';
/** Whoever ended a bypass elsewhere, in the audit log: AWS shows the state, not who changed it. */
export const OUTSIDE = 'outside Sluice';

export interface GroupNames {
  target: string;
  application: string;
  group: string;
}

/**
 * Sluice ends each bypass in at most one entry: its id is derived from the bypass's, so no restart writes a second one.
 */
export function rearmEntryId(bypassId: string): string {
  return `${bypassId}-end`;
}

/** The same for its end outside of Sluice. */
export function endedOutsideEntryId(bypassId: string): string {
  return `${bypassId}-ended-outside`;
}

export type AboutAlarms = Extract<AuditAction, 'bypass' | 're-arm' | 'end-bypass-later' | 'bypass-ended'>;

/** Intents to turn alarms on or off. Their outcome is settled together with the group's bypass (settle-group.ts). */
export function isAboutAlarms(action: AuditAction): action is AboutAlarms {
  return action === 'bypass' || action === 're-arm' || action === 'end-bypass-later' || action === 'bypass-ended';
}

/** Intents about alarms without an outcome, of one group or of all, oldest first. */
export async function pendingAlarmIntents(store: Store, of: GroupNames | null): Promise<AuditEntry[]> {
  const pending = await store.audit.pending();
  return pending.filter(
    ({ action, target, subject }) =>
      isAboutAlarms(action) &&
      (of === null || (target === of.target && subject.application === of.application && subject.group === of.group)),
  );
}
