import { ShareBar } from '@/components/ui/share-bar.tsx';
import { observedBand, shareSentence } from './share-words.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

interface RolloutShareBarProps {
  rollout: Rollout;
  height?: number | undefined;
  steps?: boolean | undefined;
}

/** A rollout's share of traffic as a bar. `steps` draws the plan's inner boundaries. */
export function RolloutShareBar({ rollout, height, steps = false }: RolloutShareBarProps) {
  const { share } = rollout;
  return (
    <ShareBar
      routedPercent={share.routedPercent}
      plannedPercent={share.plannedPercent}
      nextPercent={share.next?.percent ?? null}
      observedPercent={share.observedPercent}
      band={observedBand(rollout)}
      label={shareSentence(share, rollout.candidateVersion)}
      stepPercents={steps ? rollout.plan.steps.map(({ percent }) => percent).filter((percent) => percent < 100) : []}
      height={height}
    />
  );
}
