import { useViewer } from '@/lib/client/viewer-context.ts';
import type { ActingContext } from '@/lib/domain/acting/may.ts';

/**
 * For decisions about the group or rollout alone: the age of the picture is judged separately, each second. A
 * permission that AWS refused lately does not count in an open dialog, nor in the command: it may have been granted a
 * minute ago, and only trying shows.
 */
export function useJudgedAlone(): ActingContext {
  const { role } = useViewer();
  return { role, codedeployAgeMs: 0, missingPermissions: [] };
}
