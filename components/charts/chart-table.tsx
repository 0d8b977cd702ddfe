import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';
import { toIso } from '@/lib/domain/time/iso.ts';

/** A chart in words: a row a minute, newest first. */
export interface ChartTableData {
  columns: string[];
  /** The first column is the time; the cells are the others. */
  rows: { atMs: number; cells: string[] }[];
}

export const NO_DATA = 'no data';

/** Scrolls within its parent, which sets the height. */
export function ChartTable({ data, title }: { data: ChartTableData; title: string }) {
  const overDays = data.rows.length > 24 * 60;
  return (
    // A scrolling region must be reachable with the keyboard, or its lower rows are not.
    <section
      aria-label={`${title}, as a table`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute inset-0 overflow-auto rounded-control border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-meta tabular-nums">
        <caption className="sr-only">{title}, one row a minute, times in UTC, newest first</caption>
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 border-b border-line bg-sunken px-3 py-1.5 font-medium whitespace-nowrap text-ink-2 ${index === 0 ? 'text-left' : 'text-right'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ atMs, cells }) => (
            <tr key={atMs} className="[content-visibility:auto]">
              <th scope="row" className="border-b border-line px-3 py-1 text-left font-normal whitespace-nowrap">
                {overDays ? formatUtcDateTime(toIso(atMs)).slice(0, 16) : clockOf(atMs)}
              </th>
              {cells.map((cell, index) => (
                <td
                  key={data.columns[index + 1]}
                  className={`border-b border-line px-3 py-1 text-right whitespace-nowrap ${cell === NO_DATA ? 'text-ink-3' : ''}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
