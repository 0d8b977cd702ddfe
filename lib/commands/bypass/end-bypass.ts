import type { Said } from '../../domain/acting/said.ts';
import type { AuditOutcome } from '../../domain/acting/audit.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { rearmEntryId, SLUICE } from './alarm-intents.ts';
import { awsNow } from '../aws-now.ts';
import { closeEndedOutside } from './close-ended-outside.ts';
import type { CommandParts } from '../command-parts.ts';
import { isUncertain } from '../recorded.ts';
import { setAlarmsEnabled } from '../set-alarms-enabled.ts';
import type { AlarmReading } from './settle-intents.ts';
import type { BypassEnd } from './why-bypass-ends.ts';

/**
 * Re-arms a group whose bypass is over. One re-arming is one entry in the audit log, however many tries and processes
 * it takes: intended before the first, finished by the last. While a call may be on its way the record is `ending`.
 * Throws AppError AWS_*, NOT_VERIFIED: the error is kept as the record's `rearmError`, and it has to be tried again.
 */
export async function rearmNow(
  deps: CommandParts,
  target: AwsTarget,
  record: BypassRecord,
  end: BypassEnd,
): Promise<void> {
  const entry = rearmEntryId(record.id);
  if ((await deps.store.audit.find(entry)) === null) await intend(deps, target, record, end);
  await deps.store.bypasses.update(record.id, { state: 'ending', endedHow: end.how });
  try {
    const change = await setAlarmsEnabled(target, record.application, record.group, true, { clock: deps.clock });
    const at = awsNow(target, deps.clock);
    const said: Said[] = [change.said];
    if (record.rearmError !== null) said.push({ kind: 'failed-before', answer: record.rearmError });
    await deps.store.audit.finish(
      entry,
      { kind: 'done', at, said, awsRequestId: change.requestId },
      { alarmsIgnored: false, alarms: change.after.names },
    );
    await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: at, rearmError: null });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const state = isUncertain(error) || record.state === 'ending' ? 'ending' : 'active';
    await deps.store.bypasses.update(record.id, { state, rearmError: message });
    throw error;
  }
}

/** AWS no longer ignores the alarms: nothing is sent. */
export async function closeBypass(deps: CommandParts, record: BypassRecord, reading: AlarmReading): Promise<void> {
  const entry = await deps.store.audit.find(rearmEntryId(record.id));
  // A call from Sluice was on its way and has arrived.
  const isOwn = record.state === 'ending' && entry?.outcome.kind === 'pending' && reading.alarms?.enabled === true;
  if (!isOwn) return closeEndedOutside(deps, record, reading);
  const { at } = reading;
  const said: Said[] = [{ kind: 'found', when: 'later', found: { kind: 'alarms-obeyed' } }];
  const outcome: AuditOutcome = { kind: 'done', at, said, awsRequestId: null };
  await deps.store.audit.finish(entry.id, outcome, { alarmsIgnored: false });
  await deps.store.bypasses.update(record.id, {
    state: 'ended',
    endedAt: at,
    endedHow: record.endedHow ?? 'outside',
    rearmError: null,
  });
}

async function intend(deps: CommandParts, target: AwsTarget, record: BypassRecord, end: BypassEnd): Promise<void> {
  const group = deps.watcher.group(record.target, record.application, record.group);
  await deps.store.audit.begin({
    id: rearmEntryId(record.id),
    at: awsNow(target, deps.clock),
    actor: SLUICE,
    action: 're-arm',
    target: record.target,
    subject: {
      application: record.application,
      group: record.group,
      rolloutId: null,
      functionName: group?.functionName ?? null,
      alias: group?.alias ?? null,
    },
    reason: record.reason,
    ends: { by: record.by, why: end.why },
    before: { alarmsIgnored: true, bypassedBy: record.by, since: record.since, bypassId: record.id },
  });
}
