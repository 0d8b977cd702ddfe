import type { AuditAction } from './audit.ts';

/**
 * Whether an action takes risk away. Then it waits for nothing: not for a fresh picture, and not for the database.
 * Whatever adds risk waits until both are sure.
 */
export function takesRiskAway(action: AuditAction): boolean {
  return action === 'stop' || action === 'stop-and-roll-back' || action === 're-arm' || action === 'bypass-ended';
}
