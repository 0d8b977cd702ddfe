import type { AuditPage } from '../domain/live/pages.ts';
import type { Parts } from '../parts/parts.ts';
import type { AuditStore } from '../parts/store.ts';

/** Who did what, why, and what AWS answered; newest first. Throws AppError INVALID_INPUT (cursor). */
export async function listAudit(
  deps: Pick<Parts, 'store'>,
  input: Parameters<AuditStore['list']>[0],
): Promise<AuditPage> {
  const page = await deps.store.audit.list(input);
  return { entries: page.items, nextCursor: page.nextCursor };
}
