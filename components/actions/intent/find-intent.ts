import type { ActionName } from '@/lib/domain/acting/action.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';

/** What an intent is about; enough to find it again in the audit log, and to name the resource in a policy. */
export interface IntentSubject {
  action: ActionName;
  target: string;
  application: string;
  group: string;
  functionName: string | null;
  rolloutId: string | null;
}

/** The clocks of browser, server and AWS differ a little; an older entry is another intent. */
const TOLERANCE_MS = 10_000;

/** The newest audit entry that is this intent: same action, subject and reason, written when it was asked or after. */
export function findIntent(
  entries: AuditEntry[],
  subject: IntentSubject,
  reason: string,
  askedAt: Iso,
): AuditEntry | null {
  const from = toMs(askedAt) - TOLERANCE_MS;
  const found = entries.filter(
    (entry) =>
      entry.action === subject.action &&
      entry.target === subject.target &&
      entry.subject.application === subject.application &&
      entry.subject.group === subject.group &&
      (subject.rolloutId === null || entry.subject.rolloutId === subject.rolloutId) &&
      entry.reason === reason &&
      toMs(entry.at) >= from,
  );
  return found.toSorted((a, b) => toMs(b.at) - toMs(a.at))[0] ?? null;
}
