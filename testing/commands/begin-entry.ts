import type { AuditEntry } from '../../lib/domain/acting/audit.ts';
import type { World } from './fake-world.ts';

/** For tests: the one group of the fake AWS. */
export const paymentsLive = { target: 'default', application: 'payments', group: 'payments-live' };

/** For tests: an intent about that group in the audit log, as a killed process leaves it. */
export async function beginEntry(
  world: World,
  entry: Partial<AuditEntry> & Pick<AuditEntry, 'id' | 'action'>,
): Promise<void> {
  const { target, ...names } = paymentsLive;
  await world.store.audit.begin({
    at: world.now(),
    actor: 'mara',
    target,
    subject: { ...names, rolloutId: null, functionName: 'payments-webhook', alias: 'live' },
    reason: 'refunds fail',
    before: null,
    ...entry,
  });
}
