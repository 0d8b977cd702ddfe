import { isAboutCredentials } from '../../domain/errors/about-credentials.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { pendingAlarmIntents, type GroupNames } from './alarm-intents.ts';
import type { CommandParts } from '../command-parts.ts';
import { knownNextSuccess } from './find-next-success.ts';
import { beginOf, settleGroup } from './settle-group.ts';
import { whyBypassEnds } from './why-bypass-ends.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** AWS is asked about an open bypass at least this often, whatever the watcher has seen. */
const LOOK_MS = 60_000;
/**
 * A re-arming without an answer (the process was killed, the connection broke) has this long to arrive before it is
 * sent again.
 */
const RESEND_MS = 3000;
const AT_ONCE = 5;

/**
 * Keeps the record of bypasses true, and re-arms groups whose bypass is over. Retries with back-off when AWS refuses
 * (the group shows the last refusal). The returned function may be called as often as you like: it never throws, and
 * only one round runs at a time. What belongs to no configured target cannot be asked about: it is left alone, and
 * health names it (`orphanedBypasses`).
 */
export function createEndDueBypasses(
  deps: CommandParts,
  onError: (error: unknown, group: GroupNames | null) => void,
): () => Promise<void> {
  const waits = new Map<string, { tries: number; untilMs: number }>();
  const lookedAtMs = new Map<string, number>();
  /** By bypass: since when this process has known that a call may be on its way. */
  const onItsWay = new Map<string, number>();
  let running: Promise<void> | null = null;
  const nowMs = () => deps.clock.monotonicMs();
  const isConfigured = (name: string) => deps.targets.some(({ config }) => config.name === name);

  async function round(): Promise<void> {
    try {
      const open = await deps.store.bypasses.open();
      const intents = await pendingAlarmIntents(deps.store, null);
      const groups = new Map<string, { names: GroupNames; record: BypassRecord | null }>();
      for (const { target, subject } of intents) {
        if (!isConfigured(target)) continue;
        const names = { target, application: subject.application, group: subject.group };
        groups.set(keyOf(names), { names, record: null });
      }
      for (const record of open) {
        if (!isConfigured(record.target)) continue;
        const { target, application, group } = record;
        const key = keyOf(record);
        const hasIntent = groups.has(key);
        const names = { target, application, group };
        if (hasIntent && !onItsWay.has(record.id)) onItsWay.set(record.id, nowMs());
        if (!hasIntent && record.state === 'active') onItsWay.delete(record.id);
        if (hasIntent || (await mustLook(record, key))) groups.set(key, { names, record });
      }
      forget(open);
      const left = [...groups.entries()].filter(([key]) => (waits.get(key)?.untilMs ?? 0) <= nowMs());
      // One group whose AWS does not answer must not delay the others.
      await Promise.all(Array.from({ length: AT_ONCE }, () => work(left)));
    } catch (error) {
      onError(error, null);
    }
  }

  async function work(left: [string, { names: GroupNames; record: BypassRecord | null }][]): Promise<void> {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [key, { names, record }] = next;
      try {
        await settle(names, record);
        waits.delete(key);
        lookedAtMs.set(key, nowMs());
      } catch (error) {
        const tries = (waits.get(key)?.tries ?? 0) + 1;
        // New credentials may be there at any moment, and looking for them is cheap.
        const longestMs = isOfCredentials(error) ? FIRST_WAIT_MS : LONGEST_WAIT_MS;
        waits.set(key, { tries, untilMs: nowMs() + Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), longestMs) });
        onError(error, names);
      }
    }
  }

  async function settle(names: GroupNames, before: BypassRecord | null): Promise<void> {
    const target = deps.targets.find(({ config }) => config.name === names.target);
    if (target === undefined) return;
    if (before?.state === 'ending' && !onItsWay.has(before.id)) onItsWay.set(before.id, nowMs());
    const mayResend = () => {
      const sinceMs = before === null ? undefined : onItsWay.get(before.id);
      return sinceMs !== undefined && nowMs() - sinceMs >= RESEND_MS;
    };
    let open: BypassRecord | null = before;
    try {
      ({ open } = await deps.turns.take(names, () => settleGroup(deps, target, names, { by: 'upkeep', mayResend })));
    } finally {
      const hasChanged = open === null || open.id !== before?.id || open.state !== before.state;
      if (hasChanged) await deps.watcher.refreshGroup(names.target, names.application, names.group).catch(() => null);
    }
  }

  /** Where that cannot be told, the look itself tells, and its error concerns this group alone. */
  const mustLook = (record: BypassRecord, key: string) => isWorthALook(record, key).catch(() => true);

  async function isWorthALook(record: BypassRecord, key: string): Promise<boolean> {
    if (record.state !== 'active' || record.endedHow !== null) return true;
    const lookedMs = lookedAtMs.get(key);
    if (lookedMs === undefined || nowMs() - lookedMs >= LOOK_MS) return true;
    const group = deps.watcher.group(record.target, record.application, record.group);
    if (group?.alarms.ignored === false) return true;
    const now = deps.targets.find(({ config }) => config.name === record.target)?.clock.now() ?? null;
    if (now === null) return true;
    const success = 'event' in record.until ? await knownNextSuccess(deps, record, await beginOf(deps, record)) : null;
    return whyBypassEnds(record, success, now.toISOString()) !== null;
  }

  function forget(open: readonly BypassRecord[]): void {
    const ids = new Set(open.map(({ id }) => id));
    for (const id of onItsWay.keys()) if (!ids.has(id)) onItsWay.delete(id);
    const keys = new Set(open.map((record) => keyOf(record)));
    for (const key of lookedAtMs.keys()) if (!keys.has(key)) lookedAtMs.delete(key);
  }

  return () => {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  };
}

function isOfCredentials(error: unknown): boolean {
  return isAppError(error) && isAboutCredentials(error.details.awsError?.name ?? '');
}

const keyOf = ({ target, application, group }: GroupNames): string => groupKey(target, application, group);
