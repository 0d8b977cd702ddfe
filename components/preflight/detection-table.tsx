import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Detection, DetectionCase } from '@/lib/domain/detection/detection.ts';

/** How surely the alarms would stop a bad new version, by how bad it is. */
export function DetectionTable({ detection }: { detection: Detection }) {
  return (
    <div>
      <table className="w-full text-meta">
        <caption className="pb-1.5 text-left text-ink-2">{CAPTIONS[detection.never ?? 'may']}</caption>
        <thead className="text-left text-ink-3">
          <tr>
            <th scope="col" className="py-1 font-normal">
              Fails
            </th>
            <th scope="col" className="py-1 font-normal">
              Stopped
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              After about
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Failed calls
            </th>
          </tr>
        </thead>
        <tbody className="text-ink tabular-nums">
          {detection.cases.map((each) => (
            <Row key={each.errorPercent} each={each} words={chanceWords(each, detection)} />
          ))}
        </tbody>
      </table>
      <details className="mt-2 text-meta text-ink-2">
        <summary className="cursor-pointer text-ink max-md:min-h-11 max-md:content-center">
          What this takes for granted
        </summary>
        <ul className="mt-1 list-disc space-y-1 pl-4">
          {detection.assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {detection.notCounted.map(({ name, why }) => (
            <li key={name} className="[overflow-wrap:anywhere]">
              {name} is left out: {why}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const CAPTIONS: Record<NonNullable<Detection['never']> | 'may', string> = {
  may: 'If the new version failed this often, the alarms would stop it before it has all the traffic:',
  ignored: 'The group ignores its alarms now: however often the new version failed, none would stop it.',
  'no-alarms': 'The group lists no alarm: however often the new version failed, none would stop it.',
  'all-at-once': 'All at once: however often the new version failed, no alarm can act before it has all the traffic.',
  blind: 'The alarms see no call of this deployment: however often the new version failed, none would stop it.',
};

function Row({ each, words }: { each: DetectionCase; words: string }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-semibold">
        {formatPercent(each.errorPercent)}
      </th>
      <td className="py-1.5">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken max-md:w-10">
            <span className="block h-full rounded-full bg-ok" style={{ width: `${each.stoppedPercent ?? 0}%` }} />
          </span>
          {words}
        </span>
      </td>
      <td className="py-1.5 text-right">
        {each.medianSeconds === null ? '—' : formatClock(each.medianSeconds * 1000)}
      </td>
      <td className="py-1.5 text-right">
        {each.failedCalls === null ? '—' : formatCount(Math.round(each.failedCalls))}
      </td>
    </tr>
  );
}

/**
 * Computed, so never shown as certain, unless nothing can act. A range where it hangs on how long failing calls take.
 * null: not known.
 */
export function chanceWords(
  { stoppedPercent, lateStoppedPercent }: Pick<DetectionCase, 'stoppedPercent' | 'lateStoppedPercent'>,
  { never, isAtLeast }: Pick<Detection, 'never' | 'isAtLeast'>,
): string {
  if (never !== null) return 'never';
  if (stoppedPercent === null) return 'not known';
  const least = lateStoppedPercent ?? stoppedPercent;
  if (isAtLeast) return least < 1 ? 'not known' : least > 99 ? 'over 99%' : `at least ${Math.round(least)}%`;
  const [low, high] = [chance(least), chance(stoppedPercent)];
  return low === high ? high : `${low} to ${high}`;
}

function chance(percent: number): string {
  if (percent < 1) return 'hardly ever';
  return percent > 99 ? 'over 99%' : `${Math.round(percent)}%`;
}
