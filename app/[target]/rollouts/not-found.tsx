import { RolloutNotFound } from '@/components/rollout/rollout-not-found.tsx';

export default function NotFound() {
  return <RolloutNotFound />;
}
