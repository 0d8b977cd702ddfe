import { formatUtcTime } from '../format/format-utc.ts';
import type { Iso } from '../time/iso.ts';

/** A part of a rollout's history that cannot be known, as facts. */
export type Missing =
  /** Sluice looked at it for the first time at `until`, while it ran. */
  | { kind: 'unwatched-before'; until: Iso }
  /** No Sluice ran in between. */
  | { kind: 'unwatched-between'; from: Iso; to: Iso }
  /** Lambda did not answer in between. */
  | { kind: 'unread-between'; from: Iso; to: Iso }
  /** It had ended before Sluice first looked. */
  | { kind: 'never-watched' }
  /** CloudWatch keeps figures by the minute for 15 days (its documentation of metrics retention). */
  | { kind: 'minutes-expired' }
  /** A reading was refused. `answer`: the refusal's text. */
  | { kind: 'minutes-refused' | 'alarm-history-refused' | 'refused'; answer: string };

export function describeMissing(missing: Missing): string {
  switch (missing.kind) {
    case 'unwatched-before':
      return `Before ${formatUtcTime(missing.until)} UTC Sluice did not watch: the moments of earlier steps are not known.`;
    case 'unwatched-between':
      return `Between ${formatUtcTime(missing.from)} and ${formatUtcTime(missing.to)} UTC Sluice did not watch: the moments of steps in between are not known.`;
    case 'unread-between':
      return `Between ${formatUtcTime(missing.from)} and ${formatUtcTime(missing.to)} UTC the alias was not read: the moments of steps in between are not known.`;
    case 'never-watched':
      return 'This rollout ended before Sluice first looked at it. Its routed share is rebuilt from the times that CodeDeploy keeps; the moments of single steps are not known.';
    case 'minutes-expired':
      return 'CloudWatch keeps figures by the minute for 15 days: those of this rollout are gone.';
    case 'minutes-refused':
      return `The calls of both versions could not be read: ${missing.answer}`;
    case 'alarm-history-refused':
      return `The history of its alarms could not be read: ${missing.answer}`;
    case 'refused':
      return missing.answer;
  }
}
