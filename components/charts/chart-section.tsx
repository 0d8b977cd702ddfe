'use client';

import { ChartLine, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { ChartTable, type ChartTableData } from './chart-table.tsx';

/**
 * One chart: its title, what the cursor reads, and the switch between picture and table. The table takes the height of
 * the picture and scrolls within it, so nothing below moves.
 */
export function ChartSection({
  title,
  note,
  readout,
  heightPx,
  table,
  level,
  above,
  below,
  children,
}: {
  title: string;
  note?: ReactNode;
  readout?: ReactNode;
  heightPx: number;
  /** Called only when the table is shown. */
  table: () => ChartTableData;
  level: 2 | 3;
  /** Between head and picture. */
  above?: ReactNode;
  /** Under the picture. */
  below?: ReactNode;
  children: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  const says = asTable ? `Show ${title} as chart` : `Show ${title} as table`;
  return (
    <section aria-labelledby={id}>
      <div className="flex min-h-6 items-center gap-x-2 text-meta">
        <Heading
          id={id}
          className={
            level === 2
              ? 'text-section font-semibold md:whitespace-nowrap'
              : 'text-meta font-semibold whitespace-nowrap'
          }
        >
          {title}
        </Heading>
        {note ? <div className="min-w-0 truncate text-ink-3 max-md:hidden">{note}</div> : null}
        <div className="ml-auto flex shrink-0 items-center gap-2">
          {readout}
          <button
            type="button"
            aria-pressed={asTable}
            aria-label={says}
            title={says}
            onClick={() => setAsTable(!asTable)}
            className="inline-flex size-6 items-center justify-center rounded-badge text-ink-3 hover:bg-hover hover:text-ink max-md:-my-2.5 max-md:-mr-3 max-md:size-11"
          >
            {asTable ? (
              <ChartLine aria-hidden="true" className="size-3.5" />
            ) : (
              <Table2 aria-hidden="true" className="size-3.5" />
            )}
          </button>
        </div>
      </div>
      {above}
      <div className="relative" style={{ height: heightPx }}>
        {asTable ? <ChartTable data={table()} title={title} /> : children}
      </div>
      {below}
    </section>
  );
}
