import { RolloutSkeleton } from '@/components/rollout/rollout-skeleton.tsx';

export default function Loading() {
  return <RolloutSkeleton />;
}
