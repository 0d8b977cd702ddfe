import { noteEvent } from '../read/note-events.ts';
import type { RolloutEntry } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';
import { verdictOfEntry } from '../picture/verdict-of-entry.ts';

/**
 * Adds the moment of "worse" to a rollout's history, once for failures and once for slow calls. A revision that takes
 * the verdict back does not remove the moment. For a watched rollout it is when Sluice said so, some seconds after the
 * deciding minute; otherwise the end of that minute.
 */
export function noteWorse(ctx: TargetContext, entry: RolloutEntry): void {
  if (entry.noted.has('worse') && entry.noted.has('slower')) return;
  const now = ctx.now().toISOString();
  const verdict = verdictOfEntry(entry, now);
  if (verdict === null) return;
  for (const [name, said] of [
    ['worse', verdict],
    ['slower', verdict.slow],
  ] as const) {
    if (entry.noted.has(name) || !said?.worse) continue;
    entry.noted.add(name);
    // An earlier process noted it already.
    if (verdict === entry.verdictAtEnd) continue;
    const at = entry.watched.from === null ? said.worse.at : now;
    const { candidateVersion: version, slow } = verdict;
    noteEvent(
      ctx,
      entry,
      name === 'slower' && slow !== null
        ? { at, kind: 'worse', measure: 'slow', version, limitMs: slow.limit.ms }
        : { at, kind: 'worse', measure: 'failures', version },
    );
  }
}
