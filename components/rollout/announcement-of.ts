import { describeSlowVerdict, describeVerdict } from '@/lib/domain/verdict/describe-verdict.ts';
import { alarmsInAlarm } from '@/lib/domain/alarms/alarms-in-words.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

export interface Announcement {
  /** Read out when the screen reader has finished: steps, verdicts, a good end. */
  polite: string | null;
  /** Interrupts: alarms, a stop, a rollback. */
  assertive: string | null;
}

/** What a screen reader announces when a rollout's picture changes: everything but countdowns and ages. */
export function announcementOf(before: Rollout, after: Rollout): Announcement {
  const assertive = [...newAlarms(before, after), ...badEnd(before, after), ...rolledBack(before, after)];
  const polite = [...step(before, after), ...goodEnd(before, after), ...verdict(before, after)];
  return { polite: sentences(polite), assertive: sentences(assertive) };
}

function newAlarms(before: Rollout, after: Rollout): string[] {
  const known = new Set(alarmsInAlarm(before.alarms.items).map((alarm) => alarm.name));
  return alarmsInAlarm(after.alarms.items)
    .filter((alarm) => !known.has(alarm.name))
    .map((alarm) => `Alarm ${alarm.name} is in ALARM.`);
}

function ended(before: Rollout, after: Rollout): boolean {
  return isActive(before.status) && !isActive(after.status);
}

function badEnd(before: Rollout, after: Rollout): string[] {
  return ended(before, after) && after.status !== 'Succeeded' ? [`${describeStatus(after).word}.`] : [];
}

function goodEnd(before: Rollout, after: Rollout): string[] {
  return ended(before, after) && after.status === 'Succeeded' ? [`${describeStatus(after).word}.`] : [];
}

function rolledBack(before: Rollout, after: Rollout): string[] {
  return before.rollback.by === null && after.rollback.by !== null
    ? [`It is being rolled back by ${after.rollback.by}.`]
    : [];
}

function step(before: Rollout, after: Rollout): string[] {
  const percent = after.share.routedPercent;
  if (percent === null || percent === before.share.routedPercent) return [];
  const version = after.candidateVersion === null ? 'the new version' : `version ${after.candidateVersion}`;
  if (percent === 0) return [`No calls go to ${version} any more.`];
  return [`${formatPercent(percent)} of calls now go to ${version}.`];
}

function verdict(before: Rollout, after: Rollout): string[] {
  const now = after.verdict;
  if (now === null) return [];
  const { kind, slow } = now;
  return [
    ...(kind !== before.verdict?.kind && kind !== 'nothing' ? [describeVerdict(now)] : []),
    ...(slow?.kind === 'worse' && before.verdict?.slow?.kind !== 'worse' ? [describeSlowVerdict(slow, now)] : []),
  ].map(({ headline }) => `${headline}.`);
}

function sentences(parts: string[]): string | null {
  return parts.length === 0 ? null : parts.join(' ');
}
