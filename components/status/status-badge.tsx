import { Badge } from '@/components/ui/badge.tsx';
import { StatusIcon } from './status-icon.tsx';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import type { AnyRollout } from '@/lib/domain/rollout/rollout-summary.ts';

/** A rollout's status in plain words; AWS's own word is its tooltip. */
export function StatusBadge({ rollout }: { rollout: AnyRollout }) {
  const { tone, word, icon } = describeStatus(rollout);
  return (
    <Badge tone={tone} icon={<StatusIcon icon={icon} />} title={`CodeDeploy says ${rollout.status}`}>
      {word}
    </Badge>
  );
}
