/** What the lines and marks of the share chart mean; in fewer words where the chart shares a narrow window. */
export function ShareLegend({ compact }: { compact: boolean }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-3.5 text-meta whitespace-nowrap text-ink-2">
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="18" height="6">
          <line x1="0" x2="18" y1="3" y2="3" stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="4 3" />
        </svg>
        planned
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="18" height="9">
          <rect y="1" width="18" height="8" fill="var(--cand)" fillOpacity="0.16" />
          <line x1="0" x2="18" y1="1" y2="1" stroke="var(--cand)" strokeWidth="2" />
        </svg>
        <span>
          routed
          {compact ? null : <span className="max-xl:hidden"> (alias weights)</span>}
        </span>
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" width="18" height="9">
          <line x1="0" x2="18" y1="4.5" y2="4.5" stroke="var(--ink-3)" />
          <circle cx="9" cy="4.5" r="3.25" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.5" />
        </svg>
        <span>
          observed
          {compact ? null : <span className="max-xl:hidden"> (counted calls)</span>}
        </span>
      </li>
      {compact ? null : (
        <li className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="18" height="9">
            <rect width="18" height="9" fill="var(--ink-3)" fillOpacity="0.22" />
          </svg>
          <span>
            where 95% <span className="max-xl:hidden">of the dots </span>should fall
          </span>
        </li>
      )}
    </ul>
  );
}
