import { useViewer } from '@/lib/client/viewer-context.ts';
import type { ActingContext } from '@/lib/domain/acting/may.ts';

/**
 * For decisions about the thing itself: the age of the picture is judged beside it, each second. A permission that AWS refused lately does not
 * count in an open dialog, as it does not in the command: it may have been granted a minute ago, and only trying can tell.
 */
export function useJudgedAlone(): ActingContext {
  const { role } = useViewer();
  return { role, codedeployAgeMs: 0, missingPermissions: [] };
}
