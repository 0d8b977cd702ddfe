import type { Found, Said } from '../../domain/acting/said.ts';
import { areIgnored } from '../../domain/alarms/are-ignored.ts';
import type { AuditEntry, AuditOutcome } from '../../domain/acting/audit.ts';
import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { AlarmConfiguration } from '../../parts/code-deploy.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { SLUICE } from './alarm-intents.ts';
import type { CommandParts } from '../command-parts.ts';

/** A call whose process was killed, or whose answer was lost, may still reach AWS and take effect within this time. */
export const ON_ITS_WAY_MS = 60_000;

/** The group's alarm settings at a moment of AWS's time. `alarms` null: AWS no longer has the group. */
export interface AlarmReading {
  alarms: AlarmConfiguration | null;
  at: Iso;
}

/** A deleted group ignores none. */
export const ignoresAlarms = ({ alarms }: AlarmReading): boolean => alarms !== null && areIgnored(alarms);

/**
 * Gives an intent about a group's alarms its outcome, if it has none. false: it is too early, since a call may still
 * arrive. `force` trusts the reading at once, because something else is about to be done.
 */
export async function settleIntent(
  deps: CommandParts,
  entry: AuditEntry,
  reading: AlarmReading,
  force: boolean,
): Promise<boolean> {
  const finish = async (done: boolean, seen: Found, after: Record<string, unknown> | null): Promise<true> => {
    await deps.store.audit.finish(entry.id, done ? found(reading.at, seen) : interrupted(reading.at, seen), after);
    return true;
  };
  const isOld = toMs(reading.at) - toMs(entry.at) >= ON_ITS_WAY_MS;
  const after = { alarmsIgnored: ignoresAlarms(reading) };
  if (entry.action === 'end-bypass-later') {
    const record = await deps.store.bypasses.find(entry.id);
    return record === null
      ? finish(false, { kind: 'end', kept: false }, null)
      : finish(true, { kind: 'end', kept: true }, { until: record.until });
  }
  if (entry.action === 'bypass') {
    const record = await deps.store.bypasses.find(entry.id);
    // The record is written before the call.
    if (record === null) return finish(false, { kind: 'not-asked' }, null);
    if (record.state !== 'intended') {
      return record.endedHow === 'never-began'
        ? finish(false, { kind: 'alarms', ignored: false }, after)
        : finish(true, { kind: 'alarms-then', ignored: true }, { alarmsIgnored: true, until: record.until });
    }
    // settleBeginning decides both together.
    return false;
  }
  const bypassId = entry.before?.['bypassId'];
  const record = typeof bypassId === 'string' ? await deps.store.bypasses.find(bypassId) : null;
  if (entry.actor !== SLUICE && record?.endedHow === 'by-hand' && record.state === 'ended') {
    return finish(true, { kind: 'alarms-then', ignored: false }, { alarmsIgnored: false });
  }
  if (entry.actor === SLUICE && record?.state === 'ended') {
    return finish(false, { kind: 'bypass-ended-elsewhere' }, { alarmsIgnored: false });
  }
  if (ignoresAlarms(reading)) return isOld || force ? finish(false, { kind: 'alarms', ignored: true }, after) : false;
  if (reading.alarms === null) return finish(false, { kind: 'group-gone' }, null);
  if (record !== null && record.state !== 'ended') {
    await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: reading.at, endedHow: 'by-hand' });
  }
  return finish(true, { kind: 'alarms-obeyed' }, after);
}

/**
 * Settles a bypass that may or may not have begun: its process was killed, or the answer was lost. Returns the record
 * as it is now; null: it has ended.
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
    await finish(found(reading.at, { kind: 'alarms', ignored: true }), { alarmsIgnored: true, until: record.until });
    return { ...record, state: 'active' };
  }
  if (reading.alarms !== null && toMs(reading.at) - toMs(record.since) < ON_ITS_WAY_MS) return record;
  const seen: Found = reading.alarms === null ? { kind: 'group-gone' } : { kind: 'alarms', ignored: false };
  if (entry?.outcome.kind === 'pending') await finish(interrupted(reading.at, seen), null);
  await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: reading.at, endedHow: 'never-began' });
  return null;
}

function found(at: Iso, seen: Found): AuditOutcome {
  return { kind: 'done', at, said: [{ kind: 'found', when: 'later', found: seen }], awsRequestId: null };
}

/** AWS's state does not always show whether the call arrived: somebody else may have undone it since. */
function interrupted(at: Iso, seen: Found): AuditOutcome {
  const said: Said[] = [{ kind: 'interrupted', when: 'later', found: seen }];
  return { kind: 'failed', at, code: 'INTERRUPTED', said, awsRequestId: null };
}
