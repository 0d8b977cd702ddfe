import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Moment } from '@/lib/domain/rollout/moments-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What happened: what AWS did as it was watched, or what somebody did through Sluice. */
export type ActivityItem = Moment | AuditEntry;

/**
 * What happened to a rollout, newest first: the moments of its history (oldest first), and of the audit log the entries
 * about this rollout and those about its group while it ran.
 */
export function toActivity(
  { id, createdAt, completedAt }: Pick<Rollout, 'id' | 'createdAt' | 'completedAt'>,
  moments: readonly Moment[],
  entries: readonly AuditEntry[],
): ActivityItem[] {
  const people = entries.filter(({ subject, at }) =>
    subject.rolloutId === null
      ? at >= createdAt && (completedAt === null || at <= completedAt)
      : subject.rolloutId === id,
  );
  return [...moments.toReversed(), ...people].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
