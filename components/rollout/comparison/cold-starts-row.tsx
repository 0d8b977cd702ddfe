import { Button } from '@/components/ui/button.tsx';
import type { ColdStarts } from '@/lib/domain/series/cold-starts.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';

interface ColdStartsRowProps {
  /** null: not counted yet. */
  coldStarts: ColdStarts | null;
  isReading: boolean;
  /** Why the last counting failed. */
  refused: string | null;
  onCount: () => void;
}

/** Cold starts of both versions, once somebody has asked for them: they are counted in the function's log. */
export function ColdStartsRow({ coldStarts, isReading, refused, onCount }: ColdStartsRowProps) {
  const isKnown = coldStarts !== null && coldStarts.unread === null;
  return (
    <tr className="[&>*]:py-1.5">
      <th scope="row" className="text-left font-medium">
        Cold starts
      </th>
      {isKnown ? (
        <>
          <td>{counted(coldStarts.baseline, coldStarts.isAtLeast)}</td>
          <td colSpan={2}>{counted(coldStarts.candidate, coldStarts.isAtLeast)}</td>
        </>
      ) : (
        <td colSpan={3} className="text-ink-2 [overflow-wrap:anywhere]">
          {coldStarts === null ? (
            <>
              <Button size="sm" busy={isReading} onClick={onCount}>
                Count cold starts
              </Button>
              {refused === null ? null : <span className="ml-2 text-warn-ink">{refused}</span>}
            </>
          ) : (
            `The logs do not say: ${coldStarts.unread}`
          )}
        </td>
      )}
      <td className="pl-4 text-meta text-ink-2 max-md:hidden">
        {isKnown ? `in ${coldStarts.logGroup}` : coldStarts === null ? "counted in the function's log" : null}
      </td>
    </tr>
  );
}

function counted(count: number | null, isAtLeast: boolean) {
  return (
    <span className="font-semibold tabular-nums">
      {isAtLeast ? <span className="font-normal">at least </span> : null}
      {formatCount(count)}
    </span>
  );
}
