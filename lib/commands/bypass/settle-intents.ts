import { areIgnored } from '../../domain/alarms/are-ignored.ts';
import type { AuditEntry, AuditOutcome } from '../../domain/acting/audit.ts';
import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { AlarmConfiguration } from '../../parts/code-deploy.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { SLUICE } from './alarm-intents.ts';
import type { CommandParts } from '../command-parts.ts';

/** A call that was on its way when its process was killed, or whose answer was lost, may still reach AWS and be obeyed there. */
export const ON_ITS_WAY_MS = 60_000;

/** The group's alarm settings at a moment of AWS's time; `alarms` null: AWS does not have the group any more. */
export interface AlarmReading {
  alarms: AlarmConfiguration | null;
  at: Iso;
}

/** A group that is gone ignores none. */
export const ignoresAlarms = ({ alarms }: AlarmReading): boolean => alarms !== null && areIgnored(alarms);

/**
 * Gives an intent about a group's alarms its outcome, when it has none. false: it is too early, since a call that was on its way may
 * still arrive; `force` believes the reading at once, since something else is about to be done.
 */
export async function settleIntent(
  deps: CommandParts,
  entry: AuditEntry,
  reading: AlarmReading,
  force: boolean,
): Promise<boolean> {
  const finish = async (done: boolean, words: string, after: Record<string, unknown> | null): Promise<true> => {
    await deps.store.audit.finish(entry.id, done ? found(reading.at, words) : interrupted(reading.at, words), after);
    return true;
  };
  const isOld = toMs(reading.at) - toMs(entry.at) >= ON_ITS_WAY_MS;
  const after = { alarmsIgnored: ignoresAlarms(reading) };
  if (entry.action === 'end-bypass-later') {
    const record = await deps.store.bypasses.find(entry.id);
    return record === null
      ? finish(false, 'no end was kept.', null)
      : finish(true, 'its end was kept.', { until: record.until });
  }
  if (entry.action === 'bypass') {
    const record = await deps.store.bypasses.find(entry.id);
    // The record comes before the call.
    if (record === null) return finish(false, 'AWS had not been asked yet.', null);
    if (record.state !== 'intended') {
      return record.endedHow === 'never-began'
        ? finish(false, 'the alarms are obeyed.', after)
        : finish(true, 'the alarms were ignored.', { alarmsIgnored: true, until: record.until });
    }
    // settleBeginning decides both together.
    return false;
  }
  const bypassId = entry.before?.['bypassId'];
  const record = typeof bypassId === 'string' ? await deps.store.bypasses.find(bypassId) : null;
  if (entry.actor !== SLUICE && record?.endedHow === 'by-hand' && record.state === 'ended') {
    return finish(true, 'the alarms were obeyed.', { alarmsIgnored: false });
  }
  if (entry.actor === SLUICE && record?.state === 'ended') {
    return finish(false, 'somebody else had ended the bypass.', { alarmsIgnored: false });
  }
  if (ignoresAlarms(reading)) return isOld || force ? finish(false, 'the alarms are ignored.', after) : false;
  if (reading.alarms === null) return finish(false, 'AWS does not have the group any more.', null);
  if (record !== null && record.state !== 'ended') {
    await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: reading.at, endedHow: 'by-hand' });
  }
  return finish(
    true,
    'the alarms are obeyed, by this call, of which Sluice saw no answer, or by somebody else.',
    after,
  );
}

/**
 * Settles a bypass of which it is not known whether it began: its process was killed, or the answer was lost. Answers with the record as
 * it is now; null: it has ended.
 */
export async function settleBeginning(
  deps: CommandParts,
  record: BypassRecord,
  reading: AlarmReading,
): Promise<BypassRecord | null> {
  const entry = await deps.store.audit.find(record.id);
  const finish = async (outcome: AuditOutcome, after: Record<string, unknown> | null) => {
    if (entry !== null && entry.outcome.kind !== 'done') await deps.store.audit.finish(entry.id, outcome, after);
  };
  if (ignoresAlarms(reading)) {
    await deps.store.bypasses.update(record.id, { state: 'active' });
    await finish(found(reading.at, 'the alarms are ignored.'), { alarmsIgnored: true, until: record.until });
    return { ...record, state: 'active' };
  }
  if (reading.alarms !== null && toMs(reading.at) - toMs(record.since) < ON_ITS_WAY_MS) return record;
  const words = reading.alarms === null ? 'AWS does not have the group any more.' : 'the alarms are obeyed.';
  if (entry?.outcome.kind === 'pending') await finish(interrupted(reading.at, words), null);
  await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: reading.at, endedHow: 'never-began' });
  return null;
}

function found(at: Iso, words: string): AuditOutcome {
  return { kind: 'done', at, message: `Found when looking later: ${words}`, awsRequestId: null };
}

/** What AWS shows does not always say whether the call arrived: somebody else may have undone it meanwhile. */
function interrupted(at: Iso, words: string): AuditOutcome {
  const message = `Sluice ended, or lost the connection, before it saw an answer. When it looked later, ${words}`;
  return { kind: 'failed', at, code: 'INTERRUPTED', message, awsRequestId: null };
}
