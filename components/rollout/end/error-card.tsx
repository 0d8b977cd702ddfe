import dynamic from 'next/dynamic';
import { loadPersistently } from '@/components/ui/load-persistently.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

// A running rollout does not need the words for every error.
const loadExplained = () => import('./error-explained.tsx').then((module) => module.ErrorExplained);
const ErrorExplained = dynamic(() => loadPersistently(loadExplained));

/** Why a rollout ended badly; nothing while it runs or when it ended well. */
export function ErrorCard({ rollout }: { rollout: Rollout }) {
  return rollout.error ? <ErrorExplained rollout={rollout} error={rollout.error} /> : null;
}
