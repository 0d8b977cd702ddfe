import { aliasName } from '../rollout/alias-name.ts';
import { type Consequences } from './consequences.ts';
import { trafficParts, type TrafficPart } from '../group/traffic-of-alias.ts';
import { rollbackWordsOf } from '../group/describe-auto-rollback.ts';
import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import { toMs, type Iso } from '../time/iso.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { describeStatus } from '../rollout/describe-status.ts';
import { formatUtcTime } from '../format/format-utc.ts';
import { isActive } from '../rollout/is-active.ts';
import { FORBIDDEN, mayTakeRiskAway, refuse, type ActingContext, type May } from './may.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';

/**
 * Whether a rollout may be stopped, with or without rollback: unless AWS has said that it has ended. Neither an old
 * picture nor an earlier refusal turns it off.
 */
export function mayStop(rollout: Rollout, context: ActingContext): May {
  if (context.role !== 'operator') return FORBIDDEN;
  if (!isActive(rollout.status)) return refuse('ALREADY_ENDED', whyEnded(rollout));
  return mayTakeRiskAway(context, PERMISSIONS_OF.stop, rollout);
}

function whyEnded(rollout: Rollout): string {
  const when = rollout.completedAt === null ? '' : ` at ${formatUtcTime(rollout.completedAt)} UTC`;
  return `${rollout.id} has ended${when}: ${describeStatus(rollout).word}.`;
}

type Steps = Consequences['steps'];

/**
 * What stopping a running rollout does. With rollback, CodeDeploy makes a new deployment. In the two rollbacks that
 * were timed on real accounts the alias was back within 16 s and 2 s, and no hook was called. Without rollback, the
 * group's settings decide.
 */
export function consequencesOfStop(rollout: Rollout, rollback: boolean, now: Iso): Consequences {
  const traffic = trafficNow(rollout);
  const { plainStopRollsBack, plainStop } = rollbackWordsOf(rollout);
  const stops = { title: `CodeDeploy stops ${rollout.id}.`, detail: whatDoesNotCome(rollout, now) };
  const back = onBaseline(rollout);
  if (rollback && rollout.rollback.of !== null) {
    return { now: traffic, after: null, steps: [stops], notes: [MAY_NOT_ROLL_BACK, ...notes(rollout)] };
  }
  if (rollback) {
    return { now: traffic, after: back, steps: [stops, ...rollsBack(rollout, 'puts')], notes: notes(rollout) };
  }
  if (plainStopRollsBack === true) {
    const steps = [stops, ...rollsBack(rollout, 'should put')];
    return { now: traffic, after: back, steps, notes: [plainStop, ...notes(rollout)] };
  }
  if (plainStopRollsBack === null) {
    return { now: traffic, after: null, steps: [stops], notes: [plainStop, ...notes(rollout)] };
  }
  return {
    now: traffic,
    after: traffic,
    steps: [stops, ...stays(rollout, traffic)],
    notes: [plainStop, ...notes(rollout)],
  };
}

/** Neither documented nor seen. */
const MAY_NOT_ROLL_BACK =
  'CodeDeploy is not known to roll back a rollback: the alias may stay as it is at that moment. Look at it afterwards.';

function trafficNow({ share, baselineVersion, candidateVersion, offPlan }: Rollout): TrafficPart[] | null {
  if (offPlan) return offPlan.parts;
  if (share.routedPercent === null || baselineVersion === null || candidateVersion === null) return null;
  return trafficParts([
    { version: candidateVersion, percent: share.routedPercent },
    { version: baselineVersion, percent: 100 - share.routedPercent },
  ]);
}

function onBaseline({ baselineVersion }: Rollout): TrafficPart[] | null {
  return baselineVersion === null ? null : [{ version: baselineVersion, percent: 100 }];
}

function whatDoesNotCome({ share, shiftStartedAt, candidateVersion }: Rollout, now: Iso): string {
  const { next } = share;
  if (next === null) {
    return shiftStartedAt === null ? 'Traffic does not begin to shift.' : 'The rest of the steps do not happen.';
  }
  const dueMs = toMs(next.at) - toMs(now);
  const due = dueMs >= 0 ? `due in ${formatClock(dueMs)}` : `due ${formatClock(-dueMs)} ago`;
  const to = candidateVersion === null ? '' : ` on ${candidateVersion}`;
  return `The step to ${formatPercent(next.percent)}${to}, ${due}, does not come.`;
}

function rollsBack(rollout: Rollout, puts: 'puts' | 'should put'): Steps {
  const { baselineVersion, candidateVersion, share, offPlan } = rollout;
  const version = baselineVersion === null ? 'the version it came from' : `version ${baselineVersion}`;
  if (share.routedPercent === 0 && !offPlan) {
    return [
      {
        title: `${aliasName(rollout)} stays on ${version}.`,
        detail: 'No call goes to the new version now. CodeDeploy makes a rollback deployment all the same.',
      },
    ];
  }
  const back = {
    title: `A new deployment ${puts} ${aliasName(rollout)} back on ${version}.`,
    detail: 'At once, not in steps; it has taken up to 16 s. Hooks are not called.',
  };
  const perMinute = candidateCallsPerMinute(rollout);
  if (perMinute === null || baselineVersion === null || candidateVersion === null) return [back];
  const calls = `About ${formatCount(perMinute)} ${perMinute === 1 ? 'call' : 'calls'} a minute`;
  return [
    back,
    {
      title: `${calls} ${perMinute === 1 ? 'moves' : 'move'} from ${candidateVersion} to ${baselineVersion}.`,
      detail: `Calls that run on ${candidateVersion} already finish there.`,
    },
  ];
}

/** From the routed share of the last finished minute's calls; null when that is not known or rounds to zero. */
function candidateCallsPerMinute({ share }: Rollout): number | null {
  if (share.observedCalls === null || share.routedPercent === null) return null;
  const perMinute = Math.round((share.observedCalls * share.routedPercent) / 100);
  return perMinute === 0 ? null : perMinute;
}

function stays(rollout: Rollout, traffic: TrafficPart[] | null): Steps {
  const name = aliasName(rollout);
  if (traffic === null) {
    return [
      {
        title: `${name} stays as it is at that moment.`,
        detail: 'Its weights have not been read, so how is not known.',
      },
    ];
  }
  const [only, other] = traffic;
  if (only !== undefined && other === undefined) {
    return [{ title: `${name} stays on version ${only.version}.`, detail: 'All of its traffic is there now.' }];
  }
  const split = traffic.map((part) => `${formatPercent(part.percent)} on ${part.version}`).join(', ');
  return [
    {
      title: `${name} stays split: ${split}.`,
      detail: 'Nothing moves it forward or back, and alarms do not act on it any more.',
    },
    {
      title: 'Later rollouts of this group fail until the weights are removed.',
      detail: 'AWS deploys only to an alias that is wholly on one version.',
    },
  ];
}

function notes(rollout: Rollout): string[] {
  const { candidateVersion } = rollout;
  const stays =
    candidateVersion === null ? 'Both versions stay published.' : `Version ${candidateVersion} stays published.`;
  const isElsewhere = rollout.offPlan
    ? ['The alias was moved, not by this rollout. Whether a rollback succeeds from there is not documented.']
    : [];
  const isRollback =
    rollout.rollback.of === null ? [] : [`This rollout is itself a rollback, of ${rollout.rollback.of}.`];
  return [`${stays} The alarms stay as they are.`, ...isElsewhere, ...isRollback];
}
