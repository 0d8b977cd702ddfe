'use client';

import { useHealth } from '@/lib/client/use-health.ts';
import type { ActingContext } from '@/lib/domain/may.ts';
import type { Picture } from './use-picture.ts';

/** What the domain's decisions need, as this browser knows it now. */
export function useActingContext(target: string, picture: Picture): ActingContext {
  const health = useHealth().targets.find((each) => each.name === target);
  return {
    codedeployAgeMs: picture.codedeployMs,
    missingPermissions: health?.missingPermissions.map((permission) => permission.action) ?? [],
  };
}
