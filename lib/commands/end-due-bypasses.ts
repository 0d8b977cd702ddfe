import { randomUUID } from 'node:crypto';
import type { Group } from '../domain/group.ts';
import { isAppError } from '../domain/is-app-error.ts';
import type { AwsTarget, BypassRecord } from '../parts.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { inTurn } from './in-turn.ts';
import { readAlarmConfiguration, setAlarmsEnabled } from './set-alarms-enabled.ts';
import { whyBypassEnds, type BypassEnd } from './why-bypass-ends.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const ACTOR = 'sluice';

/**
 * Re-arms groups whose bypass is over, and goes on trying with back-off when AWS refuses (the group shows the last refusal). One re-arming
 * is one entry in the audit log however many tries it takes: intended before the first, finished by the last. Call the function that this
 * makes as often as you like; it never throws, and only one round runs at a time.
 */
export function createEndDueBypasses(
  deps: CommandParts,
  onError: (error: unknown, record: BypassRecord | null) => void,
): () => Promise<void> {
  const waits = new Map<string, { tries: number; untilMs: number }>();
  let running: Promise<void> | null = null;

  async function round(): Promise<void> {
    try {
      const open = await deps.store.bypasses.open();
      for (const record of open) {
        if ((waits.get(record.id)?.untilMs ?? 0) > deps.clock.now().getTime()) continue;
        try {
          await endIfDue(deps, record);
          waits.delete(record.id);
        } catch (error) {
          wait(record.id);
          onError(error, record);
        }
      }
    } catch (error) {
      onError(error, null);
    }
  }

  function wait(id: string): void {
    const tries = (waits.get(id)?.tries ?? 0) + 1;
    const ms = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    waits.set(id, { tries, untilMs: deps.clock.now().getTime() + ms });
  }

  return () => {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };
}

async function endIfDue(deps: CommandParts, seen: BypassRecord): Promise<void> {
  // A command of its own is about to settle this one.
  if (seen.state === 'intended') return;
  const target = deps.targets.find((candidate) => candidate.config.name === seen.target);
  if (target === undefined) return;
  const end = await whyItEnds(deps, target, seen);
  if (end === null) return;
  await inTurn(seen, async () => {
    // Somebody may have ended it while this waited for its turn.
    const record = await deps.store.bypasses.openFor(seen.target, seen.application, seen.group);
    if (record?.id !== seen.id) return;
    if (end.how === 'outside') await close(deps, target, record, end);
    else await rearm(deps, target, record, end);
  });
  await deps.watcher.refreshGroup(seen.target, seen.application, seen.group).catch(() => null);
}

async function whyItEnds(deps: CommandParts, target: AwsTarget, record: BypassRecord): Promise<BypassEnd | null> {
  const { application, group: name } = record;
  const group = deps.watcher.group(record.target, application, name);
  const kept = await deps.store.rollouts.list({
    target: record.target,
    status: 'ended',
    group: { application, group: name },
    search: null,
    limit: 20,
    cursor: null,
  });
  const watched = deps.watcher
    .rollouts(record.target)
    .filter((rollout) => rollout.application === application && rollout.group === name);
  const rollouts = [...watched, ...kept.items, ...(group?.lastRollout ? [group.lastRollout] : [])];
  return whyBypassEnds(record, { group, rollouts, now: awsNow(target, deps.clock) });
}

async function rearm(deps: CommandParts, target: AwsTarget, record: BypassRecord, end: BypassEnd): Promise<void> {
  await deps.store.bypasses.update(record.id, { state: 'ending' });
  const auditId = await intend(deps, target, record, end);
  try {
    const now = await readAlarmConfiguration(target, record.application, record.group);
    if (now.enabled || now.names.length === 0) {
      await close(deps, target, record, {
        how: 'outside',
        words: now.enabled ? 'The alarms were obeyed again already.' : 'The group has no alarms any more.',
      });
      return;
    }
    const change = await setAlarmsEnabled(target, record.application, record.group, true);
    const at = awsNow(target, deps.clock);
    const tries = record.rearmError === null ? '' : ` AWS had refused before: ${record.rearmError}`;
    await deps.store.audit.finish(
      auditId,
      { kind: 'done', at, message: change.message + tries, awsRequestId: change.requestId },
      { alarmsIgnored: false, alarms: change.after.names },
    );
    await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: at, endedHow: end.how, rearmError: null });
  } catch (error) {
    if (isAppError(error) && error.code === 'NOT_FOUND') {
      await close(deps, target, record, { how: 'outside', words: 'AWS does not have the group any more.' });
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    await deps.store.bypasses.update(record.id, { rearmError: message });
    throw error;
  }
}

/** The open entry of an earlier try, or a new one. */
async function intend(deps: CommandParts, target: AwsTarget, record: BypassRecord, end: BypassEnd): Promise<string> {
  const open = await openEntry(deps, record);
  if (open !== null) return open;
  const id = randomUUID();
  const group: Group | null = deps.watcher.group(record.target, record.application, record.group);
  await deps.store.audit.begin({
    id,
    at: awsNow(target, deps.clock),
    actor: ACTOR,
    action: 're-arm',
    target: record.target,
    subject: {
      application: record.application,
      group: record.group,
      rolloutId: null,
      functionName: group?.functionName ?? null,
      alias: group?.alias ?? null,
    },
    reason: `${end.words} The bypass by ${record.by} ends: "${record.reason}"`,
    before: { alarmsIgnored: true, bypassedBy: record.by, since: record.since },
  });
  return id;
}

async function openEntry(deps: CommandParts, record: BypassRecord): Promise<string | null> {
  const pending = await deps.store.audit.pending();
  const entry = pending.find(
    ({ actor, action, target, subject }) =>
      actor === ACTOR &&
      action === 're-arm' &&
      target === record.target &&
      subject.application === record.application &&
      subject.group === record.group,
  );
  return entry?.id ?? null;
}

/** AWS obeys the alarms already: nothing is sent, and an intent of an earlier try gets its outcome. */
async function close(deps: CommandParts, target: AwsTarget, record: BypassRecord, end: BypassEnd): Promise<void> {
  const at = awsNow(target, deps.clock);
  const entry = await openEntry(deps, record);
  if (entry !== null) {
    await deps.store.audit.finish(
      entry,
      { kind: 'done', at, message: end.words, awsRequestId: null },
      { alarmsIgnored: false },
    );
  }
  await deps.store.bypasses.update(record.id, { state: 'ended', endedAt: at, endedHow: end.how, rearmError: null });
}
