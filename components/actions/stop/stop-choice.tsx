import { rollbackWordsOf } from '@/lib/domain/group/describe-auto-rollback.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ChoiceCards } from '@/components/actions/dialog/choice-cards.tsx';

export type StopHow = 'roll-back' | 'only';

interface StopChoiceProps {
  rollout: Rollout;
  value: StopHow;
  onChange: (how: StopHow) => void;
  locked: boolean;
}

/** Stop with or without rollback, and what differs in this case. */
export function StopChoice({ rollout, value, onChange, locked }: StopChoiceProps) {
  return (
    <ChoiceCards
      label="How"
      locked={locked}
      value={value}
      onChange={onChange}
      choices={[
        {
          value: 'roll-back',
          title: 'Stop and roll back',
          detail: describeStopAndRollBack(rollout),
        },
        { value: 'only', title: 'Stop only', detail: describeStopOnly(rollout) },
      ]}
    />
  );
}

function describeStopAndRollBack({ rollback, baselineVersion }: Rollout): string {
  if (rollback.of !== null) return 'CodeDeploy is not known to roll back a rollback';
  return `all traffic goes back to ${baselineVersion ?? 'the version it came from'} at once`;
}

/** What changes without a rollback; the settings of the deployment, or of its group, have the last word. */
export function describeStopOnly(rollout: Rollout): string {
  const { guard, share, baselineVersion, candidateVersion } = rollout;
  const { plainStopRollsBack } = rollbackWordsOf(rollout);
  if (plainStopRollsBack === null) return 'whether it rolls back is not known: its settings could not be read';
  if (plainStopRollsBack)
    return `should roll back all the same: this ${guard.rollback?.by ?? 'group'}’s settings say so`;
  if (share.routedPercent === null) return 'the alias stays as it is at that moment';
  if (share.routedPercent === 0) return `the alias stays on ${baselineVersion ?? 'its version'}`;
  if (share.routedPercent === 100) return `the alias stays on ${candidateVersion ?? 'the new version'}`;
  return `the alias stays split, ${formatPercent(share.routedPercent)} on ${candidateVersion ?? 'the new version'}`;
}
