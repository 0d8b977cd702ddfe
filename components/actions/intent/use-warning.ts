import { useHealth } from '@/lib/client/use-health.ts';
import { refusedLately } from '@/lib/domain/acting/may.ts';
import { PERMISSIONS_OF } from '@/lib/domain/acting/permissions-of.ts';
import type { IntentSubject } from './find-intent.ts';

/** What AWS refused lately and may refuse again; null: nothing. It keeps nobody from trying. */
export function useWarning(subject: IntentSubject): string | null {
  const health = useHealth().targets.find(({ name }) => name === subject.target);
  const { missingPermissions } = health ?? { missingPermissions: [] };
  return refusedLately({ missingPermissions }, PERMISSIONS_OF[subject.action], subject);
}
