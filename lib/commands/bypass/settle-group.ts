import { isAppError } from '../../domain/errors/problem.ts';
import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { endedOutsideEntryId, pendingAlarmIntents, rearmEntryId, type GroupNames } from './alarm-intents.ts';
import { awsNow } from '../aws-now.ts';
import { finishEndedOutside } from './close-ended-outside.ts';
import type { CommandParts } from '../command-parts.ts';
import { closeBypass, rearmNow } from './end-bypass.ts';
import { knownNextSuccess, nextSuccessInAws } from './find-next-success.ts';
import { readAlarmConfiguration } from '../set-alarms-enabled.ts';
import { ignoresAlarms, ON_ITS_WAY_MS, settleBeginning, settleIntent, type AlarmReading } from './settle-intents.ts';
import { whyBypassEnds, type BypassEnd } from './why-bypass-ends.ts';

/**
 * Who settles. `upkeep`: Sluice by itself, which also ends what is due. `mayResend`: whether to send a re-arming again
 * although an earlier call may still arrive. The commands only update what they are about to change.
 */
export type Settler = { by: 'upkeep'; mayResend: () => boolean } | { by: 'bypass' } | { by: 're-arm' };

/**
 * Brings Sluice's own record of one group's alarms into agreement with AWS: intents without an outcome, a bypass that
 * may or may not have begun, one that somebody else ended, one that is due to end. Only call it in the group's turn
 * (create-turns.ts). Returns the bypass that is still open, and whether something can only be known later. Throws
 * AppError AWS_*.
 */
export async function settleGroup(
  deps: CommandParts,
  target: AwsTarget,
  names: GroupNames,
  settler: Settler,
): Promise<{ open: BypassRecord | null; waits: boolean }> {
  let record = await deps.store.bypasses.openFor(names.target, names.application, names.group);
  const ownEntry = record === null ? null : rearmEntryId(record.id);
  const intents = (await pendingAlarmIntents(deps.store, names)).filter(({ id }) => id !== ownEntry);
  if (record === null && intents.length === 0) return { open: null, waits: false };
  const reading = await read(deps, target, names);
  let waits = false;
  if (record?.state === 'intended') {
    record = await settleBeginning(deps, record, reading);
    waits = record?.state === 'intended';
  }
  // A due bypass waits no longer for a call that may still arrive than it would for its own.
  const force =
    settler.by === 're-arm' || (intents.length > 0 && (await isDue(deps, target, record, reading, settler)));
  for (const entry of intents) {
    const unsettled = (await deps.store.audit.find(entry.id))?.outcome.kind === 'pending';
    if (unsettled && !(await settleIntent(deps, entry, reading, force))) waits = true;
  }
  // A re-arming by hand that arrived has ended it.
  record = await deps.store.bypasses.openFor(names.target, names.application, names.group);
  if (record === null || record.state === 'intended' || (waits && settler.by === 'upkeep'))
    return { open: record, waits };
  return { open: await settleOpen(deps, target, record, reading, settler), waits };
}

async function settleOpen(
  deps: CommandParts,
  target: AwsTarget,
  record: BypassRecord,
  reading: AlarmReading,
  settler: Settler,
): Promise<BypassRecord | null> {
  const entry = await deps.store.audit.find(rearmEntryId(record.id));
  if (entry?.outcome.kind === 'done') {
    // Killed between the two: the re-arming was seen and written.
    await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: entry.outcome.at, rearmError: null });
    return null;
  }
  const seenElsewhere = await deps.store.audit.find(endedOutsideEntryId(record.id));
  if (seenElsewhere !== null) {
    await finishEndedOutside(deps, record, seenElsewhere.at);
    return null;
  }
  if (!ignoresAlarms(reading)) {
    const isCertain =
      settler.by === 'bypass' ||
      reading.alarms === null ||
      reading.alarms.names.length === 0 ||
      record.state === 'ending' ||
      record.origin === 'outside' ||
      toMs(reading.at) - toMs(record.since) > ON_ITS_WAY_MS;
    if (!isCertain) return record;
    await closeBypass(deps, record, reading);
    return null;
  }
  if (settler.by !== 'upkeep') return record;
  const end = await whyItEnds(deps, target, record, reading);
  if (end === null) return record;
  if (record.state === 'ending' && !settler.mayResend()) return record;
  await rearmNow(deps, target, record, end);
  return null;
}

async function isDue(
  deps: CommandParts,
  target: AwsTarget,
  record: BypassRecord | null,
  reading: AlarmReading,
  settler: Settler,
): Promise<boolean> {
  if (record === null || settler.by !== 'upkeep' || !settler.mayResend()) return false;
  return (await whyItEnds(deps, target, record, reading)) !== null;
}

async function whyItEnds(
  deps: CommandParts,
  target: AwsTarget,
  record: BypassRecord,
  reading: AlarmReading,
): Promise<BypassEnd | null> {
  // An earlier try decided it, with its intent in the audit log.
  const { endedHow: how, by } = record;
  if (how === 'time') return { how, why: { kind: 'time', setBy: by } };
  if (how === 'next-success') return { how, why: { kind: 'success', rolloutId: null } };
  const begin = await beginOf(deps, record);
  const soon = whyBypassEnds(record, await knownNextSuccess(deps, record, begin), reading.at);
  if (soon !== null || !('event' in record.until) || !ignoresAlarms(reading)) return soon;
  return whyBypassEnds(record, await nextSuccessInAws(target, record, begin), reading.at);
}

/** From when on a success counts. For a bypass that somebody else began, from when Sluice was asked to end it. */
export async function beginOf(deps: CommandParts, record: BypassRecord): Promise<Iso> {
  if (record.origin === 'sluice') return record.since;
  return (await deps.store.audit.find(record.id))?.at ?? record.since;
}

async function read(deps: CommandParts, target: AwsTarget, names: GroupNames): Promise<AlarmReading> {
  try {
    const alarms = await readAlarmConfiguration(target, names.application, names.group);
    return { alarms, at: awsNow(target, deps.clock) };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error;
    return { alarms: null, at: awsNow(target, deps.clock) };
  }
}
