import type { Said } from '../../domain/acting/said.ts';
import type { AuditEntry, AuditOutcome } from '../../domain/acting/audit.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { endedOutsideEntryId, OUTSIDE, rearmEntryId } from './alarm-intents.ts';
import type { CommandParts } from '../command-parts.ts';
import type { AlarmReading } from './settle-intents.ts';

const LOOKED_AT = 20;

/**
 * Closes a bypass that somebody else ended (console, stack update, group deleted). What was seen becomes an entry of
 * its own in the audit log, written whole before anything else: after a kill the next process continues from it,
 * whatever AWS shows by then.
 */
export async function closeEndedOutside(
  deps: CommandParts,
  record: BypassRecord,
  reading: AlarmReading,
): Promise<void> {
  const entry = await whatWasSeen(deps, record, reading);
  await deps.store.audit.note(entry);
  await finishEndedOutside(deps, record, entry.at);
}

/** The rest, once the entry is written: an intent of an earlier try gets its outcome, and the record ends. */
export async function finishEndedOutside(deps: CommandParts, record: BypassRecord, seenAt: string): Promise<void> {
  const own = await deps.store.audit.find(rearmEntryId(record.id));
  if (own?.outcome.kind === 'pending') {
    const said: Said[] = [{ kind: 'nothing-left-to-arm' }];
    const outcome: AuditOutcome = { kind: 'failed', at: seenAt, code: 'NOTHING_TO_DO', said, awsRequestId: null };
    await deps.store.audit.finish(own.id, outcome, null);
  }
  await deps.store.bypasses.update(record.id, {
    state: 'ended',
    endedAt: seenAt,
    endedHow: 'outside',
    rearmError: null,
  });
}

async function whatWasSeen(deps: CommandParts, record: BypassRecord, reading: AlarmReading): Promise<AuditEntry> {
  const { target, application, group } = record;
  const begun = await deps.store.audit.find(record.id);
  const { at, alarms } = reading;
  return {
    id: endedOutsideEntryId(record.id),
    at,
    actor: OUTSIDE,
    action: 'bypass-ended',
    target,
    subject: {
      application,
      group,
      rolloutId: null,
      functionName: begun?.subject.functionName ?? null,
      alias: begun?.subject.alias ?? null,
    },
    reason: record.reason,
    ends: { by: record.by, why: { kind: 'elsewhere' } },
    outcome: { kind: 'done', at, said: [await whatIsSaid(deps, record, reading)], awsRequestId: null },
    before: { alarmsIgnored: true, bypassedBy: record.by, since: record.since, bypassId: record.id },
    after: alarms === null ? null : { alarmsIgnored: false, alarms: alarms.names },
  };
}

async function whatIsSaid(deps: CommandParts, record: BypassRecord, { alarms }: AlarmReading): Promise<Said> {
  const kind = 'ended-elsewhere';
  if (alarms === null) return { kind, how: 'group-gone', askedBy: null };
  if (alarms.names.length === 0) return { kind, how: 'no-alarms', askedBy: null };
  const unanswered = await findUnanswered(deps, record);
  const askedBy = unanswered === null ? null : { actor: unanswered.actor, at: unanswered.at };
  return { kind, how: 'obeyed', askedBy };
}

/** A re-arming by hand that failed without an answer may have reached AWS after all. */
async function findUnanswered(deps: CommandParts, record: BypassRecord): Promise<AuditEntry | null> {
  const { target, application, group } = record;
  const page = await deps.store.audit.list({
    limit: LOOKED_AT,
    cursor: null,
    target,
    group: { application, group },
    action: 're-arm',
    search: null,
  });
  return (
    page.items.find(({ before, outcome }) => before?.['bypassId'] === record.id && outcome.kind === 'failed') ?? null
  );
}
