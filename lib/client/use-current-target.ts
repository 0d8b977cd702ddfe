'use client';

import { useParams, useSearchParams } from 'next/navigation';
import { useHealth } from './use-health.ts';
import type { TargetHealth } from '../domain/live/health.ts';

/** The target of this page: from the path, else from `?target=`, else the first. null: none is configured. */
export function useCurrentTarget(): TargetHealth | null {
  const health = useHealth();
  const params = useParams<{ target?: string }>();
  const search = useSearchParams();
  const wanted = params.target ? decode(params.target) : search.get('target');
  return health.targets.find((target) => target.name === wanted) ?? health.targets[0] ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
