import { describeSaid } from '@/lib/domain/acting/said.ts';
import { getJson } from '@/lib/client/api/api.ts';
import { groupApiPath, rolloutApiPath, withQuery } from '@/lib/client/api/api-paths.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { AuditPage } from '@/lib/domain/live/pages.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { findIntent, type IntentSubject } from './find-intent.ts';

/**
 * What became of an intent whose answer was lost, in sentences: what the audit log says, then how things stand now.
 * Only reads. Throws ApiProblem when Sluice does not answer.
 */
export async function lookAfterIntent(
  subject: IntentSubject,
  reason: string,
  askedAt: Iso,
  fetcher: typeof fetch = fetch,
): Promise<string[]> {
  const { target, application, group } = subject;
  const path = withQuery('/api/audit', { target, application, group, limit: 50 });
  const { entries } = await getJson<Pick<AuditPage, 'entries'>>(path, undefined, fetcher);
  const entry = findIntent(entries, subject, reason, askedAt);
  return [entry ? describeEntry(entry) : NEVER_RECEIVED, await describeNow(subject, fetcher)];
}

const NEVER_RECEIVED = 'The audit log has no such request: it never reached Sluice, and AWS was not asked.';

function describeEntry({ outcome }: AuditEntry): string {
  switch (outcome.kind) {
    case 'pending':
      return 'The audit log has the request; AWS’s answer is not there yet.';
    case 'done':
      return `It was done at ${formatUtcTime(outcome.at)}: ${describeSaid(outcome.said)}`;
    case 'partly':
      return `A part of it was done at ${formatUtcTime(outcome.at)}: ${describeSaid(outcome.said)}`;
    case 'refused':
      return `It was refused at ${formatUtcTime(outcome.at)}: ${describeSaid(outcome.said)}`;
    case 'failed':
      return `The audit log has it without an answer from AWS, at ${formatUtcTime(outcome.at)}.`;
  }
}

async function describeNow(subject: IntentSubject, fetcher: typeof fetch): Promise<string> {
  const { target, application, group, rolloutId, action } = subject;
  if (rolloutId !== null) {
    const rollout = await getJson<Rollout>(rolloutApiPath(target, rolloutId), undefined, fetcher);
    return `Now: ${rolloutId} is ${rollout.status} (${describeStatus(rollout).word}).`;
  }
  const path = withQuery(groupApiPath(target, application, group), { fresh: 'true' });
  const now = await getJson<Group>(path, undefined, fetcher);
  if (action === 'roll-back') {
    return now.activeRolloutId
      ? `Now: ${now.activeRolloutId} is running for this group.`
      : `Now: no rollout of this group is running, the last one is ${now.lastRolloutId ?? 'not known'}.`;
  }
  if (now.alarms.ignored === null) return 'Whether the alarms are obeyed now could not be read.';
  return now.alarms.ignored ? 'Now: the alarms are ignored.' : 'Now: the alarms are obeyed.';
}
