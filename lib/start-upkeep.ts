import { createEndDueBypasses } from './commands/bypass/end-due-bypasses.ts';
import type { CommandParts } from './commands/command-parts.ts';
import { resolvePendingIntents } from './commands/resolve-pending-intents.ts';
import { isActive } from './domain/rollout/is-active.ts';
import type { WatchEvent } from './parts/watcher.ts';
import type { Log } from './log.ts';

const LOOK_MS = 3000;
const SOON_MS = 200;
const RESOLVE_MS = 5000;

/**
 * What Sluice does by itself: ends bypasses that are due, and finishes what an earlier process left open. Returns a
 * function that stops it. Call it before anybody can act, so that whatever is pending belongs to an earlier process.
 */
export async function startUpkeep(parts: CommandParts, log: Log): Promise<() => void> {
  const { clock } = parts;
  let interrupted = await parts.store.audit.pending();
  const endDueBypasses = createEndDueBypasses(parts, (error, group) => {
    log.warn({ error, group }, 'the bypass of a group could not be settled yet');
  });
  let ended = false;
  let cancelLook = () => {};
  let cancelResolve = () => {};
  let lookSoon = false;
  let isLooking = false;
  let mustLookAgain = false;

  function lookIn(ms: number): void {
    cancelLook();
    if (ended) return;
    cancelLook = clock.after(ms, () => {
      lookSoon = false;
      // The current round may have read the picture before it changed.
      if (isLooking) mustLookAgain = true;
      else void look();
    });
  }

  async function look(): Promise<void> {
    isLooking = true;
    await endDueBypasses();
    isLooking = false;
    if (mustLookAgain) lookIn(0);
    else if (!lookSoon) lookIn(LOOK_MS);
    mustLookAgain = false;
  }

  async function resolve(): Promise<void> {
    interrupted = await resolvePendingIntents(parts, interrupted, (error, entry) => {
      log.warn({ error, audit: entry.id }, 'what became of an interrupted command is not known yet');
    });
    if (interrupted.length > 0 && !ended) cancelResolve = clock.after(RESOLVE_MS, () => void resolve());
  }

  const stopListening = parts.watcher.onChange((event) => {
    if (lookSoon || !mayEndABypass(event)) return;
    lookSoon = true;
    lookIn(SOON_MS);
  });
  lookIn(0);
  if (interrupted.length > 0) void resolve();

  return () => {
    ended = true;
    stopListening();
    cancelLook();
    cancelResolve();
  };
}

function mayEndABypass(event: WatchEvent): boolean {
  if (event.type === 'rollout') return !isActive(event.data.status);
  return event.type === 'group' && event.data.alarms.ignored === false;
}
