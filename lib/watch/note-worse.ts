import { noteEvent } from './note-events.ts';
import type { RolloutEntry } from './picture.ts';
import type { TargetContext } from './target-context.ts';
import { verdictOfEntry } from './verdict-of-entry.ts';

const NAME = 'worse';

/**
 * Adds the moment of "worse" to a rollout's history, once; a revision that takes the verdict back does not take back that it was said.
 * Of a rollout that was watched it is when Sluice said so, which is some seconds after the minute that did it; otherwise that minute's end.
 */
export function noteWorse(ctx: TargetContext, entry: RolloutEntry): void {
  if (entry.noted.has(NAME)) return;
  const now = ctx.now().toISOString();
  const verdict = verdictOfEntry(entry, now);
  if (verdict === null || verdict.worse === null) return;
  entry.noted.add(NAME);
  // An earlier process noted it already.
  if (verdict === entry.verdictAtEnd) return;
  const at = entry.watched.from === null ? verdict.worse.at : now;
  noteEvent(ctx, entry, { at, kind: 'worse', text: verdict.headline });
}
