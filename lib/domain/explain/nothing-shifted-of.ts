import { activatedAlarms } from '../alarms/activated-alarms.ts';
import { aliasName } from '../rollout/alias-name.ts';
import { formatClock } from '../format/format-clock.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatMoment } from '../format/format-moment.ts';
import type { Group } from '../group/group.ts';
import { isActive } from '../rollout/is-active.ts';
import { type Iso, toIso, toMs } from '../time/iso.ts';
import { HOOK_LIMIT_MS } from './likely-cause-of-hook-silence.ts';
import type { LifecycleEvent, Rollout } from '../rollout/rollout.ts';

/** Why no traffic shifted in a rollout, or not in steps. */
export interface NothingShifted {
  code:
    | 'first-version'
    | 'all-at-once'
    | 'same-version'
    | 'alarm-red-at-start'
    | 'alarm-before-traffic'
    | 'hook-running'
    | 'hook-failed'
    | 'conflicting-deployment'
    | 'alias-elsewhere'
    | 'stopped-before-traffic';
  sentence: string;
  remedy: string;
}

/**
 * A stop this soon after the start found the alarm already in ALARM. 0.73 s was captured; going to ALARM and being
 * noticed takes longer.
 */
const AT_START_MS = 10_000;

/**
 * CodeDeploy's message at the start of a deployment whose alias is not where the AppSpec says (seen in a real account).
 */
const ELSEWHERE = /does not match the current version/i;

/**
 * Why nothing shifted, from the rollout itself. null: traffic shifted in steps or is about to, or the reason is not
 * known. `group`: its group, if it has been read. `now`: AWS's time. Not for rollbacks: they shift at once by design.
 */
export function nothingShiftedOf(
  rollout: Rollout,
  { group, now }: { group: Pick<Group, 'activeRolloutId'> | null; now: Iso },
): NothingShifted | null {
  if (rollout.rollback.of !== null) return null;
  if (hasShifted(rollout)) return inOneStep(rollout);
  if (isActive(rollout.status)) return waits(rollout, group, now);
  return refused(rollout) ?? stopped(rollout);
}

function hasShifted({ lifecycle, shiftStartedAt, share, status, error }: Rollout): boolean {
  const allow = lifecycle.find((event) => event.name === 'AllowTraffic');
  if (status === 'Succeeded') return true;
  if (allow !== undefined && (allow.status === 'Succeeded' || allow.status === 'InProgress')) return true;
  // Then it never began: somebody else put the alias on the new version.
  if (ELSEWHERE.test(error?.message ?? '')) return false;
  return shiftStartedAt !== null || (share.routedPercent ?? 0) > 0;
}

function inOneStep(rollout: Rollout): NothingShifted | null {
  if (rollout.status !== 'Succeeded') return null;
  const to = rollout.candidateVersion === null ? 'its version' : `version ${rollout.candidateVersion}`;
  if (rollout.baselineVersion === null) {
    return {
      code: 'first-version',
      sentence: `${aliasName(rollout)} had no version to shift from: ${to} is the first, and has had all the traffic from the start.`,
      remedy: 'The next version shifts in the steps of the plan.',
    };
  }
  if (rollout.baselineVersion === rollout.candidateVersion) return sameVersion(rollout);
  if (rollout.plan.kind !== 'all-at-once') return null;
  return {
    code: 'all-at-once',
    sentence: `${rollout.plan.configName} moves all traffic at once, so ${to} got it in one step.`,
    remedy: 'Choose a canary or a linear config for the group, or for the next deployment, to shift in steps.',
  };
}

function sameVersion(rollout: Rollout): NothingShifted {
  return {
    code: 'same-version',
    sentence: `It was to move ${aliasName(rollout)} from version ${rollout.baselineVersion ?? ''} to that same version, so there was nothing to shift.`,
    remedy: 'Publish a new version and deploy that: Lambda makes none while code and settings are unchanged.',
  };
}

function waits(rollout: Rollout, group: Pick<Group, 'activeRolloutId'> | null, now: Iso): NothingShifted | null {
  const hook = rollout.lifecycle.find((event) => event.name === 'BeforeAllowTraffic' && event.status === 'InProgress');
  if (hook !== undefined && hook.startedAt !== null && hook.hookFunction !== null) {
    const elapsed = formatClock(toMs(now) - toMs(hook.startedAt));
    const limit = formatMoment(toIso(toMs(hook.startedAt) + HOOK_LIMIT_MS), now);
    return {
      code: 'hook-running',
      sentence: `The hook ${hook.hookFunction} has run for ${elapsed} of at most 1:00:00 (3,600 s), and no traffic shifts before it answers.`,
      remedy: `Look at its log. Without an answer the deployment fails at ${limit}; stop it to end it sooner.`,
    };
  }
  const other = group?.activeRolloutId ?? null;
  if (rollout.startedAt !== null || other === null || other === rollout.id) return null;
  return conflict(rollout, other);
}

function refused(rollout: Rollout): NothingShifted | null {
  const { error } = rollout;
  if (error === null) return null;
  const message = error.message ?? '';
  const other = /already has an active deployment '?([\w-]+)'?/i.exec(message)?.[1] ?? null;
  if (other !== null || /conflicting deployment/i.test(message)) return conflict(rollout, other);
  if (error.code !== 'INVALID_LAMBDA_CONFIGURATION') return null;
  if (rollout.baselineVersion !== null && rollout.baselineVersion === rollout.candidateVersion)
    return sameVersion(rollout);
  const from =
    rollout.baselineVersion === null
      ? 'the version that its AppSpec calls current'
      : `version ${rollout.baselineVersion}`;
  const isSplit = !ELSEWHERE.test(message);
  return {
    code: 'alias-elsewhere',
    sentence: `${aliasName(rollout)} was not wholly on ${from}, where its AppSpec starts${isSplit ? ', or it was split between two versions' : ''}.`,
    remedy: 'Put the alias back there, or deploy again from where it is.',
  };
}

function conflict(rollout: Rollout, other: string | null): NothingShifted {
  return {
    code: 'conflicting-deployment',
    sentence: `${other ?? 'Another deployment'} was running for ${rollout.group}, and CodeDeploy runs one at a time for a group.`,
    remedy: 'Deploy again when that one has ended.',
  };
}

function stopped(rollout: Rollout): NothingShifted | null {
  const { error, startedAt, createdAt, completedAt, lifecycle } = rollout;
  const tookMs = completedAt === null ? null : toMs(completedAt) - toMs(startedAt ?? createdAt);
  // It did begin, and what then happened has not been read: whether traffic shifted is not known.
  if (startedAt !== null && lifecycle.length === 0) return null;
  const hook = lifecycle.find((event) => event.name === 'BeforeAllowTraffic');
  if (error?.code === 'ALARM_ACTIVE') return byAlarm(rollout, tookMs, hook);
  if (error?.code === 'HOOK_EXECUTION_FAILURE' && hook?.status === 'Failed') {
    return {
      code: 'hook-failed',
      sentence: `The hook ${hook.hookFunction ?? 'before traffic'} failed, so no traffic shifted.`,
      remedy: 'Read its log: a hook that fails here has kept the new version from every call.',
    };
  }
  if (error?.code !== 'MANUAL_STOP') return null;
  return {
    code: 'stopped-before-traffic',
    sentence: 'Somebody, or a program, stopped it before traffic began to shift.',
    remedy: 'The audit log says who, if it was done through Sluice; otherwise CloudTrail does.',
  };
}

function byAlarm(rollout: Rollout, tookMs: number | null, hook: LifecycleEvent | undefined): NothingShifted {
  const known = rollout.alarms.items.map((alarm) => alarm.name);
  const names = activatedAlarms(rollout.error?.message ?? null, known);
  const which = names.length === 0 ? 'an alarm' : names.join(' and ');
  const were = names.length > 1 ? 'were' : 'was';
  if (tookMs !== null && tookMs > AT_START_MS) {
    const meanwhile =
      hook === undefined || hook.hookFunction === null
        ? 'before traffic began to shift'
        : `while the hook ${hook.hookFunction} ran`;
    return {
      code: 'alarm-before-traffic',
      sentence: `${capital(which)} ${were} in ALARM ${meanwhile}, ${formatClock(tookMs)} after the start, so it was stopped.`,
      remedy: 'No call reached the new version: look at what the old version does.',
    };
  }
  const after = tookMs === null ? 'at once' : `${formatDurationMs(Math.max(0, tookMs))} after its start`;
  return {
    code: 'alarm-red-at-start',
    sentence: `${capital(which)} ${were} in ALARM already, so CodeDeploy stopped it ${after}, before any call moved.`,
    remedy:
      'It was not the new version. If the old one trips the alarm, ship the fix with the alarms ignored for that one deployment, or bypass them with an end.',
  };
}

function capital(text: string): string {
  return text === 'an alarm' ? 'An alarm' : text;
}
