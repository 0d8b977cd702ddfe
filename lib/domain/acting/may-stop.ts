import { describeStatus } from '../rollout/describe-status.ts';
import { formatUtcTime } from '../format/format-utc.ts';
import { isActive } from '../rollout/is-active.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';
import type { Rollout } from '../rollout/rollout.ts';

/** Whether a rollout may be stopped, with or without rollback. AWS refuses to stop one that has ended. */
export function mayStop(rollout: Rollout, context: ActingContext): May {
  if (!isActive(rollout.status)) return refuse('ALREADY_ENDED', whyEnded(rollout));
  return refuseInContext(context, ['codedeploy:StopDeployment']) ?? { ok: true };
}

function whyEnded(rollout: Rollout): string {
  const when = rollout.completedAt === null ? '' : ` at ${formatUtcTime(rollout.completedAt)} UTC`;
  return `${rollout.id} has ended${when}: ${describeStatus(rollout).word}.`;
}
