import { skipToken, useQuery } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import type { AskedAgain, AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { findIntent, type IntentSubject } from './find-intent.ts';

/** How often AWS was asked for this intent so far, as the stream tells it; null: once, or it is not on its way. */
export function useAskedAgain(subject: IntentSubject, reason: string, askedAt: Iso | null): AskedAgain | null {
  const { target, application, group } = subject;
  const { data } = useQuery<AuditEntry>({
    queryKey: queryKeys.lastIntent(target, application, group),
    queryFn: skipToken,
  });
  if (data === undefined || askedAt === null) return null;
  const outcome = findIntent([data], subject, reason, askedAt)?.outcome;
  return outcome?.kind === 'pending' ? (outcome.again ?? null) : null;
}
